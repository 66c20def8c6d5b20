import {
  collectionChangesSchema,
  collectionLinksSchema,
  collectionQuerySchema,
  idListSchema,
  idSchema,
  newCollectionSchema,
} from "../contract/schemas.ts";
import type { CollectionData } from "../contract/records.ts";
import { problemsOf, validate } from "../contract/validate.ts";
import type { Abortable, Collections } from "./api.ts";
import { splitOptions } from "./options.ts";
import type { WorkerClient } from "./worker-client.ts";

export function collectionsOf(client: WorkerClient): Collections {
  const link: Collections["link"] = async (links, options) => {
    const { signal, problems } = splitOptions(options);
    const valid = validate(collectionLinksSchema, links, "links", problems);
    return client.job(signal, (worker, job) => worker.linkCollections(job, valid));
  };
  async function linkOne(id: string, ids: string[], way: "add" | "remove", options?: Abortable) {
    const persons = validate(idListSchema, ids, "personIds", problemsOf(idSchema, id, "id"));
    const [collection] = await link({ collectionIds: [id], [way]: persons }, options);
    return collection as CollectionData;
  }

  return {
    link,
    addPersons: (id, personIds, options) => linkOne(id, personIds, "add", options),
    removePersons: (id, personIds, options) => linkOne(id, personIds, "remove", options),

    async create(collection) {
      const valid = validate(newCollectionSchema, collection, "collection");
      return client.call((worker) => worker.createCollection(valid));
    },
    async get(id) {
      const key = validate(idSchema, id, "id");
      return client.call((worker) => worker.getCollection(key));
    },
    async list(query = {}) {
      const valid = validate(collectionQuerySchema, query, "query");
      return client.call((worker) => worker.listCollections(valid));
    },
    async update(changes) {
      const valid = validate(collectionChangesSchema, changes, "collection");
      return client.call((worker) => worker.updateCollection(valid));
    },
    async delete(id) {
      const key = validate(idSchema, id, "id");
      await client.call((worker) => worker.deleteCollection(key));
    },
  };
}
