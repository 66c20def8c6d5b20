import type { WorkerApi } from "./api.ts";
import type { FaceWorker } from "./face-worker.ts";
import type { Jobs } from "./jobs.ts";

export function modelCalls(worker: FaceWorker, jobs: Jobs) {
  return {
    listModels: async () => (await worker.ready).models.list(),

    installModel: async (pack, onnx) => (await worker.ready).models.install(pack, onnx),

    removeModel: async (id) => (await worker.ready).models.remove(id),

    useModel: (job, id, onProgress) =>
      jobs.run(job, async (signal) => {
        const report = await (await worker.ready).models.use(id, onProgress, signal);
        worker.tellStatus();
        return report;
      }),
  } satisfies Partial<WorkerApi>;
}
