import {
  auditDecisionSchema,
  auditExportSchema,
  auditQuerySchema,
  operatorSchema,
} from "../contract/audit-schemas.ts";
import { refuse, validate } from "../contract/validate.ts";
import type { Audit } from "./api.ts";
import { splitOptions } from "./options.ts";
import type { WorkerClient } from "./worker-client.ts";

export function auditOf(client: WorkerClient): Audit {
  return {
    async list(query = {}) {
      const valid = validate(auditQuerySchema, query, "query");
      return client.call((worker) => worker.listAudit(valid));
    },
    async record(decision) {
      const valid = validate(auditDecisionSchema, decision, "decision");
      await client.call((worker) => worker.recordDecision(valid));
    },
    async recordExport(given) {
      const valid = validate(auditExportSchema, given, "export");
      return client.call((worker) => worker.recordExport(valid));
    },
    async verify(options) {
      const { signal, problems } = splitOptions(options);
      refuse(problems);
      return client.job(signal, (worker, job) => worker.verifyAudit(job));
    },
    async export(options) {
      const { signal, problems } = splitOptions(options);
      refuse(problems);
      return client.job(signal, (worker, job) => worker.exportAudit(job));
    },
    getOperator: () => client.call((worker) => worker.getOperator()),
    async setOperator(name) {
      const valid = validate(operatorSchema, name, "name");
      await client.call((worker) => worker.setOperator(valid));
    },
  };
}
