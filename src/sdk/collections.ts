import {
  collectionChangesSchema,
  collectionQuerySchema,
  idSchema,
  newCollectionSchema,
} from "../contract/schemas.ts";
import { validate } from "../contract/validate.ts";
import type { Collections } from "./api.ts";
import type { WorkerClient } from "./worker-client.ts";

export function collectionsOf(client: WorkerClient): Collections {
  return {
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
