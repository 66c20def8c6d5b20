import type { PersonData } from "../contract/records.ts";
import {
  faceRefsSchema,
  idListSchema,
  idSchema,
  indexSchema,
  newPersonSchema,
  personChangesSchema,
  personQuerySchema,
  thumbnailIdsSchema,
} from "../contract/schemas.ts";
import { problemsOf, validate } from "../contract/validate.ts";
import type { Persons } from "./api.ts";
import { imagesProblems, workerImages } from "./images.ts";
import { splitOptions } from "./options.ts";
import { Person } from "./person.ts";
import { moved, type WorkerClient } from "./worker-client.ts";

export function personsOf(client: WorkerClient): Persons & { wrap(data: PersonData): Person } {
  const getImage = async (id: string, index: number) => {
    const key = validate(idSchema, id, "id", problemsOf(indexSchema, index, "index"));
    return client.call((worker) => worker.getPersonImage(key, index));
  };
  const wrap = (data: PersonData) => new Person(data, getImage);

  const replaceImages: Persons["replaceImages"] = async (personId, images, options) => {
    const { signal, problems } = splitOptions(options);
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
      const { signal, problems } = splitOptions(options);
      const facts = validate(newPersonSchema, person, "person", [
        ...problems,
        ...imagesProblems(imagesOf(person), "person"),
      ]);
      const images = await workerImages(person.images);
      return wrap(
        await client.job(signal, (worker, job) => worker.createPerson(job, facts, moved(images))),
      );
    },

    async createFromDetection(faces, given = {}, options = {}) {
      const { signal, problems } = splitOptions(options);
      const list = Array.isArray(faces) ? faces : [faces];
      const facts = validate(newPersonSchema, given, "person", [
        ...problems,
        ...problemsOf(faceRefsSchema, list, "faces"),
      ]);
      const ids = list.map(({ id }) => id);
      return wrap(
        await client.job(signal, (worker, job) => worker.createPersonFromFaces(job, facts, ids)),
      );
    },

    async get(id) {
      const key = validate(idSchema, id, "id");
      return wrap(await client.call((worker) => worker.getPerson(key)));
    },

    async list(query = {}, options) {
      const { signal, problems } = splitOptions(options);
      const valid = validate(personQuerySchema, query, "query", problems);
      const { count, persons } = await client.call((worker) => worker.listPersons(valid), signal);
      return { count, persons: persons.map(wrap) };
    },

    async update(person, options) {
      const { signal, problems } = splitOptions(options);
      const given = person instanceof Person ? person.toChanges() : person;
      const images = imagesOf(given);
      const changes = validate(personChangesSchema, given, "person", [
        ...problems,
        ...(images === undefined ? [] : imagesProblems(images, "person")),
      ]);
      const sources = given.images ? await workerImages(given.images) : null;
      return wrap(
        await client.job(signal, (worker, job) =>
          worker.updatePerson(job, changes, sources && moved(sources)),
        ),
      );
    },

    replaceImages,
    addImages: (id, add, options) => replaceImages(id, { add }, options),
    removeImage: (id, thumbnailId, options) =>
      replaceImages(id, { remove: [thumbnailId] }, options),

    async delete(ids) {
      const list = validate(idListSchema, Array.isArray(ids) ? ids : [ids], "ids");
      await client.call((worker) => worker.deletePersons(list));
    },
  };
}

/** Of whatever a caller without types has given. */
const imagesOf = (person: unknown): unknown => (person as { images?: unknown } | null)?.images;
