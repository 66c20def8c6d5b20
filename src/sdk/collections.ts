import type { CollectionLinksInput } from "../contract/inputs.ts";
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
import type { Collections } from "./api.ts";
import type { WorkerClient } from "./worker-client.ts";

export function collectionsOf(client: WorkerClient): Collections {
  async function link(links: CollectionLinksInput): Promise<CollectionData[]> {
    const valid = validate(collectionLinksSchema, links, "links");
    return client.call((worker) => worker.linkCollections(valid));
  }
  async function linkOne(id: string, ids: string[], way: "add" | "remove") {
    const persons = validate(idListSchema, ids, "personIds", problemsOf(idSchema, id, "id"));
    const [collection] = await link({ collectionIds: [id], [way]: persons });
    return collection as CollectionData;
  }

  return {
    link,
    addPersons: (id, personIds) => linkOne(id, personIds, "add"),
    removePersons: (id, personIds) => linkOne(id, personIds, "remove"),

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
