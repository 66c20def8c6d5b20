import type { WorkerApi } from "./api.ts";
import type { FaceWorker } from "./face-worker.ts";
import type { Jobs } from "./jobs.ts";
import { shownThumbnail } from "./shown-thumbnail.ts";

/** What needs the store alone, and goes on where recognition cannot run. */
export function storeCalls(worker: FaceWorker, jobs: Jobs) {
  return {
    getPerson: async (id) => (await worker.store).persons.get(id),

    listPersons: async (query) => (await worker.store).persons.list(query),

    getPersonImage: async (id, index) =>
      shownThumbnail(await (await worker.store).persons.thumbnail(id, index)),

    listMerges: async (id) => (await worker.store).merges.of(id),

    markDifferent: async (idA, idB) => (await worker.store).differences.mark(idA, idB),

    unmarkDifferent: async (idA, idB) => (await worker.store).differences.unmark(idA, idB),

    listDifferences: async (id) => (await worker.store).differences.of(id),

    createCollection: async (collection) => (await worker.store).collections.create(collection),

    getCollection: async (id) => (await worker.store).collections.get(id),

    listCollections: async (query) => (await worker.store).collections.list(query),

    updateCollection: async (changes) => (await worker.store).collections.update(changes),

    deleteCollection: async (id) => (await worker.store).collections.delete(id),

    linkCollections: (job, links) =>
      jobs.run(job, async (signal) => (await worker.store).collections.link(links, signal)),

    startRollCall: async (collectionId) => (await worker.store).rollCalls.start(collectionId),

    getRollCall: async (id) => (await worker.store).rollCalls.get(id),

    listRollCalls: async (query) => (await worker.store).rollCalls.list(query),

    markPresent: async (id, presences) => (await worker.store).rollCalls.mark(id, presences),

    markAbsent: async (id, personIds) => (await worker.store).rollCalls.unmark(id, personIds),

    endRollCall: async (id, isOver) => {
      const { rollCalls } = await worker.store;
      return isOver ? rollCalls.finish(id) : rollCalls.resume(id);
    },

    deleteRollCall: async (id) => (await worker.store).rollCalls.delete(id),
  } satisfies Partial<WorkerApi>;
}
