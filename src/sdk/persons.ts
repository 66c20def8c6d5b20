import type { Remote } from "comlink";
import type { ErrorDetail } from "../contract/errors.ts";
import type { PersonData } from "../contract/records.ts";
import {
  enrolOptionsSchema,
  faceRefsSchema,
  idListSchema,
  idSchema,
  indexSchema,
  newPersonSchema,
  personChangesSchema,
  personQuerySchema,
  thumbnailIdsSchema,
  type EnrolOptions,
} from "../contract/schemas.ts";
import { problemsOf, validate } from "../contract/validate.ts";
import type { WorkerApi } from "../worker/api.ts";
import type { EnrolOptions as EnrolCallOptions, Persons } from "./api.ts";
import { namingDuplicates } from "./duplicates.ts";
import { imagesProblems, workerImages } from "./images.ts";
import { splitOptions } from "./options.ts";
import { Person } from "./person.ts";
import { moved, type WorkerClient } from "./worker-client.ts";

export function personsOf(client: WorkerClient): Persons & { wrap(data: PersonData): Person } {
  const getImage = async (id: string, index: number) => {
    const key = validate(idSchema, id, "id", problemsOf(indexSchema, index, "index"));
    return client.call((worker) => worker.getPersonImage(key, index));
  };
  const getPhoto = async (id: string, index: number) => {
    const key = validate(idSchema, id, "id", problemsOf(indexSchema, index, "index"));
    return client.call((worker) => worker.getPersonPhoto(key, index));
  };
  const wrap = (data: PersonData) => new Person(data, { getImage, getPhoto });

  /** A call that enrols faces; `wanted` is valid. */
  const enrol = async (
    wanted: EnrolCallOptions | undefined,
    send: (worker: Remote<WorkerApi>, job: number, options: EnrolOptions) => Promise<PersonData>,
  ) => {
    const { signal, given } = splitOptions(wanted);
    const options = validate(enrolOptionsSchema, given, "options");
    return wrap(
      await namingDuplicates(
        client.job(signal, (worker, job) => send(worker, job, options)),
        wrap,
      ),
    );
  };

  const replaceImages: Persons["replaceImages"] = async (personId, images, options) => {
    const problems = enrolProblems(options);
    const { add = [], remove = [] } = images ?? {};
    const hasSome = (list: unknown) => !Array.isArray(list) || list.length > 0;
    const isRemoval = !hasSome(add) && hasSome(remove);
    const id = validate(idSchema, personId, "id", [
      ...problems,
      ...(isRemoval ? [] : imagesProblems(add, "add")),
      ...problemsOf(thumbnailIdsSchema, remove, "remove"),
    ]);
    const removed = validate(thumbnailIdsSchema, remove, "remove");
    const added = await workerImages(add);
    return enrol(options, (worker, job, valid) =>
      worker.replaceImages(job, id, moved(added), removed, valid),
    );
  };

  return {
    wrap,
    getImage,
    getPhoto,

    async create(person, options) {
      const facts = validate(newPersonSchema, person, "person", [
        ...enrolProblems(options),
        ...imagesProblems(imagesOf(person), "person"),
      ]);
      const images = await workerImages(person.images);
      return enrol(options, (worker, job, valid) =>
        worker.createPerson(job, facts, moved(images), valid),
      );
    },

    async createFromDetection(faces, given = {}, options = {}) {
      const list = Array.isArray(faces) ? faces : [faces];
      const facts = validate(newPersonSchema, given, "person", [
        ...enrolProblems(options),
        ...problemsOf(faceRefsSchema, list, "faces"),
      ]);
      const ids = list.map(({ id }) => id);
      return enrol(options, (worker, job, valid) =>
        worker.createPersonFromFaces(job, facts, ids, valid),
      );
    },

    async get(id, options) {
      const { signal, problems } = splitOptions(options);
      const key = validate(idSchema, id, "id", problems);
      return wrap(await client.call((worker) => worker.getPerson(key), signal));
    },

    async list(query = {}, options) {
      const { signal, problems } = splitOptions(options);
      const valid = validate(personQuerySchema, query, "query", problems);
      const { count, persons } = await client.call((worker) => worker.listPersons(valid), signal);
      return { count, persons: persons.map(wrap) };
    },

    async update(person, options) {
      const given = person instanceof Person ? person.toChanges() : person;
      const images = imagesOf(given);
      const changes = validate(personChangesSchema, given, "person", [
        ...enrolProblems(options),
        ...(images === undefined ? [] : imagesProblems(images, "person")),
      ]);
      const sources = given.images ? await workerImages(given.images) : null;
      return enrol(options, (worker, job, valid) =>
        worker.updatePerson(job, changes, sources && moved(sources), valid),
      );
    },

    replaceImages,
    addImages: (id, add, options) => replaceImages(id, { add }, options),
    removeImage: (id, thumbnailId, options) =>
      replaceImages(id, { remove: [thumbnailId] }, options),

    async merge(keepId, mergedId) {
      const [keep, merged] = validPair({ keepId, mergedId });
      return wrap(await client.call((worker) => worker.mergePersons(keep, merged)));
    },

    async unmerge(keptId) {
      const id = validate(idSchema, keptId, "keptId");
      const { kept, merged } = await client.call((worker) => worker.unmergePerson(id));
      return { kept: wrap(kept), merged: wrap(merged) };
    },

    async merges(id) {
      const key = validate(idSchema, id, "id");
      return client.call((worker) => worker.listMerges(key));
    },

    async markDifferent(idA, idB) {
      const [a, b] = validPair({ idA, idB });
      await client.call((worker) => worker.markDifferent(a, b));
    },

    async unmarkDifferent(idA, idB) {
      const [a, b] = validPair({ idA, idB });
      await client.call((worker) => worker.unmarkDifferent(a, b));
    },

    async differences(id) {
      const key = validate(idSchema, id, "id");
      return (await client.call((worker) => worker.listDifferences(key))).map(wrap);
    },

    async delete(ids, options) {
      const { signal, problems } = splitOptions(options);
      const list = validate(idListSchema, Array.isArray(ids) ? ids : [ids], "ids", problems);
      await client.job(signal, (worker, job) => worker.deletePersons(job, list));
    },
  };
}

function enrolProblems(options: EnrolCallOptions | undefined): ErrorDetail[] {
  const { given, problems } = splitOptions(options);
  return [...problems, ...problemsOf(enrolOptionsSchema, given, "options")];
}

/** Two persons' ids, each under the name of its parameter. */
function validPair(pair: Record<string, string>): [string, string] {
  const [first, second] = Object.entries(pair) as [[string, string], [string, string]];
  const problems = problemsOf(idSchema, second[1], second[0]);
  const id = validate(idSchema, first[1], first[0], problems);
  return [id, validate(idSchema, second[1], second[0])];
}

/** Of whatever a caller without types has given. */
const imagesOf = (person: unknown): unknown => (person as { images?: unknown } | null)?.images;
