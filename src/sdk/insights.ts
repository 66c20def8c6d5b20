import { proxy } from "comlink";
import { evaluationOptionsSchema } from "../contract/schemas.ts";
import { validate } from "../contract/validate.ts";
import type { Insights } from "./api.ts";
import { toEvaluation } from "./insights/evaluation.ts";
import { splitOptions } from "./options.ts";
import type { WorkerClient } from "./worker-client.ts";

export function insightsOf(client: WorkerClient): Insights {
  return {
    async evaluate(wanted) {
      const { signal, given, problems } = splitOptions(wanted);
      const { onProgress, ...rest } = given;
      const isListener = onProgress === undefined || typeof onProgress === "function";
      const options = validate(evaluationOptionsSchema, rest, "options", [
        ...problems,
        ...(isListener
          ? []
          : [{ loc: ["options", "onProgress"], msg: "must be a function", type: "options" }]),
      ]);
      const listen = proxy(onProgress ?? (() => undefined));
      const data = await client.job(signal, (worker, job) => worker.evaluate(job, options, listen));
      return toEvaluation(data, options.minScore);
    },
  };
}
