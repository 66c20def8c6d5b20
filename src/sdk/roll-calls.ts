import { presencesSchema, rollCallQuerySchema } from "../contract/roll-call-schemas.ts";
import { idListSchema, idSchema } from "../contract/schemas.ts";
import { problemsOf, validate } from "../contract/validate.ts";
import type { RollCalls } from "./api.ts";
import type { WorkerClient } from "./worker-client.ts";

export function rollCallsOf(client: WorkerClient): RollCalls {
  return {
    async start(collectionId) {
      const key = validate(idSchema, collectionId, "collectionId");
      return client.call((worker) => worker.startRollCall(key));
    },
    async get(id) {
      const key = validate(idSchema, id, "id");
      return client.call((worker) => worker.getRollCall(key));
    },
    async list(query = {}) {
      const valid = validate(rollCallQuerySchema, query, "query");
      return client.call((worker) => worker.listRollCalls(valid));
    },
    async mark(id, presences) {
      const wrongId = problemsOf(idSchema, id, "id");
      const valid = validate(presencesSchema, presences, "presences", wrongId);
      return client.call((worker) => worker.markPresent(id, valid));
    },
    async unmark(id, personIds) {
      const wrongId = problemsOf(idSchema, id, "id");
      const valid = validate(idListSchema, personIds, "personIds", wrongId);
      return client.call((worker) => worker.markAbsent(id, valid));
    },
    async finish(id) {
      const key = validate(idSchema, id, "id");
      return client.call((worker) => worker.endRollCall(key, true));
    },
    async resume(id) {
      const key = validate(idSchema, id, "id");
      return client.call((worker) => worker.endRollCall(key, false));
    },
    async delete(id) {
      const key = validate(idSchema, id, "id");
      await client.call((worker) => worker.deleteRollCall(key));
    },
  };
}
