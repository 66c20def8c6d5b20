import type { CollectionLinksInput } from "../contract/inputs.ts";
import {
  collectionChangesSchema,
  collectionLinksSchema,
  collectionQuerySchema,
  idSchema,
  newCollectionSchema,
} from "../contract/schemas.ts";
import type { CollectionData } from "../contract/records.ts";
import { validate } from "../contract/validate.ts";
import type { Collections } from "./api.ts";
import type { WorkerClient } from "./worker-client.ts";

export function collectionsOf(client: WorkerClient): Collections {
  async function link(links: CollectionLinksInput): Promise<CollectionData[]> {
    const valid = validate(collectionLinksSchema, links, "links");
    return client.call((worker) => worker.linkCollections(valid));
  }
  const linkOne = async (links: CollectionLinksInput) => {
    const [collection] = await link(links);
    return collection as CollectionData;
  };

  return {
    link,
    addPersons: (id, add) => linkOne({ collectionIds: [id], add }),
    removePersons: (id, remove) => linkOne({ collectionIds: [id], remove }),

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
