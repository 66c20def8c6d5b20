import type { WorkerApi } from "./api.ts";
import type { Jobs } from "./jobs.ts";
import type { Session } from "./session.ts";

/** How long people are kept, and whether their photos are. */
export function retentionCalls(session: Session, jobs: Jobs) {
  return {
    retentionDue: async (on) => (await session.store).retention.due(on),

    purge: (job, collectionIds) =>
      jobs.run(job, async (signal) => {
        const { retention } = await session.store;
        const purged = await retention.purge(collectionIds, signal);
        await session.applyTemplates(purged.change);
        return retention.prove(purged);
      }),

    getPhotoKeeping: async () => (await session.store).retention.photos(),

    setKeepPhotos: (job, keep, removeStored) =>
      jobs.run(job, async (signal) =>
        (await session.store).retention.setKeepPhotos(keep, removeStored, signal),
      ),
  } satisfies Partial<WorkerApi>;
}
