import type { WorkerApi } from "./api.ts";
import { FaceMemory } from "./face-memory.ts";
import type { FaceWorker } from "./face-worker.ts";
import { Jobs } from "./jobs.ts";
import { modelCalls } from "./model-calls.ts";
import { personCalls } from "./person-calls.ts";
import { searchCalls } from "./search-calls.ts";
import { storeCalls } from "./store-calls.ts";

/** All that the page may ask. */
export function callsOf(worker: FaceWorker): WorkerApi {
  const jobs = new Jobs();
  const memory = new FaceMemory();
  return {
    open: (options, onStatus, onChange) => worker.open(options, onStatus, onChange),
    abort: (job) => jobs.abort(job),
    ...storeCalls(worker, jobs),
    ...personCalls(worker, jobs, memory),
    ...searchCalls(worker, jobs, memory),
    ...modelCalls(worker, jobs),
  };
}
