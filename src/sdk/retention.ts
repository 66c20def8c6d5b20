import {
  dueQuerySchema,
  keepSchema,
  purgedIdsSchema,
  setKeepPhotosSchema,
} from "../contract/retention-schemas.ts";
import { problemsOf, validate } from "../contract/validate.ts";
import type { Retention } from "./api.ts";
import { splitOptions } from "./options.ts";
import type { WorkerClient } from "./worker-client.ts";

export function retentionOf(client: WorkerClient): Retention {
  return {
    async due(query = {}) {
      const { on } = validate(dueQuerySchema, query, "query");
      return client.call((worker) => worker.retentionDue(on ?? undefined));
    },
    async purge(collectionIds, options) {
      const { signal, problems } = splitOptions(options);
      const ids = validate(purgedIdsSchema, collectionIds, "collectionIds", problems);
      return client.job(signal, (worker, job) => worker.purge(job, ids));
    },
    getPhotos: () => client.call((worker) => worker.getPhotoKeeping()),
    async setKeepPhotos(keep, options) {
      const { signal, given, problems } = splitOptions(options);
      problems.push(...problemsOf(keepSchema, keep, "keep"));
      if (keep && given.removeStored) problems.push(contradiction);
      const { removeStored } = validate(setKeepPhotosSchema, given, "options", problems);
      return client.job(signal, (worker, job) => worker.setKeepPhotos(job, keep, removeStored));
    },
  };
}

const contradiction = {
  loc: ["options", "removeStored"],
  msg: "photos that are kept are not removed",
  type: "contradiction",
};
