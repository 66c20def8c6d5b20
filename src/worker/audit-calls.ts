import { AuditAction } from "../contract/audit.ts";
import type { WorkerApi } from "./api.ts";
import type { Jobs } from "./jobs.ts";
import type { Session } from "./session.ts";

/** The audit log. */
export function auditCalls(session: Session, jobs: Jobs) {
  return {
    listAudit: async (query) => (await session.store).audit.list(query),

    recordDecision: async ({ decision, personIds, score, threshold, collectionId }) => {
      const { engine, store } = await session.ready;
      await store.audit.record(AuditAction.DECISION, personIds, {
        ...{ decision, score: score ?? undefined, threshold: threshold ?? undefined },
        ...{ model: engine.model.id, collection: collectionId ?? undefined },
      });
    },

    recordExport: async (given) => (await session.store).audit.recordExport(given),

    verifyAudit: (job) =>
      jobs.run(job, async (signal) => (await session.store).audit.verify(signal)),

    exportAudit: (job) =>
      jobs.run(job, async (signal) => (await session.store).audit.export(signal)),

    getOperator: async () => (await session.store).audit.operator,

    setOperator: async (name) => (await session.store).audit.setOperator(name),
  } satisfies Partial<WorkerApi>;
}
