import type { WorkerApi } from "./api.ts";
import type { Session } from "./session.ts";
import type { Jobs } from "./jobs.ts";

export function modelCalls(session: Session, jobs: Jobs) {
  return {
    listModels: async () => (await session.loaded).models.list(),

    installModel: (job, pack, onnx) =>
      jobs.run(job, async (signal) => (await session.loaded).models.install(pack, onnx, signal)),

    removeModel: async (id) => (await session.loaded).models.remove(id),

    useModel: (job, id, onProgress) =>
      jobs.run(job, async (signal) => {
        const report = await (await session.loaded).models.use(id, onProgress, signal);
        session.tellStatus().catch((error: unknown) => console.warn(error));
        return report;
      }),
  } satisfies Partial<WorkerApi>;
}
