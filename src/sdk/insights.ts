import { proxy } from "comlink";
import { evaluationOptionsSchema, photoQualityOptionsSchema } from "../contract/schemas.ts";
import { validate } from "../contract/validate.ts";
import type { Abortable, Insights } from "./api.ts";
import { toEvaluation } from "./insights/evaluation.ts";
import { splitOptions } from "./options.ts";
import type { WorkerClient } from "./worker-client.ts";

export function insightsOf(client: WorkerClient): Insights {
  return {
    async evaluate(wanted) {
      const { signal, rest, listen, problems } = splitListener(wanted);
      const options = validate(evaluationOptionsSchema, rest, "options", problems);
      const data = await client.job(signal, (worker, job) => worker.evaluate(job, options, listen));
      return toEvaluation(data, options.minScore);
    },

    counts: () => client.call((worker) => worker.enrolledCounts()),

    async photoQuality(wanted) {
      const { signal, rest, listen, problems } = splitListener(wanted);
      const options = validate(photoQualityOptionsSchema, rest, "options", problems);
      return client.job(signal, (worker, job) => worker.photoQuality(job, options, listen));
    },
  };
}

interface Listening extends Abortable {
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** Signal and listener, apart from what the worker is told. */
function splitListener(wanted: Listening | undefined) {
  const { signal, given, problems } = splitOptions(wanted);
  const { onProgress = () => undefined, ...rest } = given;
  const isListener = typeof onProgress === "function";
  const wrong = { loc: ["options", "onProgress"], msg: "must be a function", type: "options" };
  return {
    signal,
    rest,
    listen: proxy(onProgress),
    problems: isListener ? problems : [...problems, wrong],
  };
}
