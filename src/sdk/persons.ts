import type { PersonData } from "../contract/records.ts";
import {
  faceRefsSchema,
  idSchema,
  newPersonSchema,
  personChangesSchema,
  personQuerySchema,
  thumbnailIdsSchema,
} from "../contract/schemas.ts";
import { problemsOf, validate } from "../contract/validate.ts";
import { FaceSdkError } from "../contract/errors.ts";
import type { Persons } from "./api.ts";
import { countProblems, workerImages } from "./images.ts";
import { splitOptions } from "./options.ts";
import { Person } from "./person.ts";
import { moved, type WorkerClient } from "./worker-client.ts";

export function personsOf(client: WorkerClient): Persons & { wrap(data: PersonData): Person } {
  const getImage = async (id: string, index: number) => {
    const key = validate(idSchema, id, "id");
    if (!Number.isInteger(index) || index < 0) {
      throw new FaceSdkError("INVALID_ARGUMENT", "index: must be a whole number from 0", {
        details: [{ loc: ["index"], msg: "must be a whole number from 0", type: "integer" }],
      });
    }
    return client.call((worker) => worker.getPersonImage(key, index));
  };
  const wrap = (data: PersonData) => new Person(data, getImage);

  const replaceImages: Persons["replaceImages"] = async (personId, images, options) => {
    const { signal } = splitOptions(options);
    const id = validate(idSchema, personId, "id");
    const { add = [], remove = [] } = images ?? {};
    const none = add.length + remove.length === 0;
    const problems = none || add.length > 0 ? countProblems(add, "add") : [];
    const removed = validate(thumbnailIdsSchema, remove, "remove", problems);
    const added = await workerImages(add);
    return wrap(
      await client.job(signal, (worker, job) =>
        worker.replaceImages(job, id, moved(added), removed),
      ),
    );
  };

  return {
    wrap,
    getImage,

    async create(person, options) {
      const { signal } = splitOptions(options);
      const problems = countProblems(imagesOf(person), "person");
      const facts = validate(newPersonSchema, person, "person", problems);
      const images = await workerImages(person.images);
      return wrap(
        await client.job(signal, (worker, job) => worker.createPerson(job, facts, moved(images))),
      );
    },

    async createFromDetection(faces, given = {}, options = {}) {
      const { signal } = splitOptions(options);
      const list = Array.isArray(faces) ? faces : [faces];
      const problems = problemsOf(faceRefsSchema, list, "faces");
      const facts = validate(newPersonSchema, given, "person", problems);
      const ids = list.map(({ id }) => id);
      return wrap(
        await client.job(signal, (worker, job) => worker.createPersonFromFaces(job, facts, ids)),
      );
    },

    async get(id) {
      const key = validate(idSchema, id, "id");
      return wrap(await client.call((worker) => worker.getPerson(key)));
    },

    async list(query = {}) {
      const valid = validate(personQuerySchema, query, "query");
      const { count, persons } = await client.call((worker) => worker.listPersons(valid));
      return { count, persons: persons.map(wrap) };
    },

    async update(person, options) {
      const { signal } = splitOptions(options);
      const given = person instanceof Person ? person.toChanges() : person;
      const images = imagesOf(given);
      const problems = images === undefined ? [] : countProblems(images, "person");
      const changes = validate(personChangesSchema, given, "person", problems);
      const sources = given.images ? await workerImages(given.images) : null;
      return wrap(
        await client.job(signal, (worker, job) =>
          worker.updatePerson(job, changes, sources && moved(sources)),
        ),
      );
    },

    replaceImages,
    addImages: (id, add, options) => replaceImages(id, { add }, options),
    removeImage: (id, thumbnailId) => replaceImages(id, { remove: [thumbnailId] }),

    async delete(ids) {
      const list = (Array.isArray(ids) ? ids : [ids]).map((id) => validate(idSchema, id, "id"));
      await client.call((worker) => worker.deletePersons(list));
    },
  };
}

/** Of whatever a caller without types has given. */
const imagesOf = (person: unknown): unknown => (person as { images?: unknown } | null)?.images;
