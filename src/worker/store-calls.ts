import type { WorkerApi } from "./api.ts";
import type { Session } from "./session.ts";
import type { Jobs } from "./jobs.ts";
import { enrollablePhoto, shownThumbnail } from "./stored-photo.ts";

/** What needs the store alone, and goes on where recognition cannot run. */
export function storeCalls(session: Session, jobs: Jobs) {
  return {
    getPerson: async (id) => (await session.store).persons.get(id),

    enrolledCounts: async () => (await session.store).enrolled(),

    listPersons: async (query) => (await session.store).persons.list(query),

    getPersonImage: async (id, index) =>
      shownThumbnail(await (await session.store).persons.thumbnail(id, index)),

    getPersonPhoto: async (id, index) =>
      enrollablePhoto(await (await session.store).persons.thumbnail(id, index)),

    listMerges: async (id) => (await session.store).merges.of(id),

    markDifferent: async (idA, idB) => (await session.store).differences.mark(idA, idB),

    unmarkDifferent: async (idA, idB) => (await session.store).differences.unmark(idA, idB),

    listDifferences: async (id) => (await session.store).differences.of(id),

    createCollection: async (collection) => (await session.store).collections.create(collection),

    getCollection: async (id) => (await session.store).collections.get(id),

    listCollections: async (query) => (await session.store).collections.list(query),

    updateCollection: async (changes) => (await session.store).collections.update(changes),

    deleteCollection: async (id) => (await session.store).collections.delete(id),

    linkCollections: (job, links) =>
      jobs.run(job, async (signal) => (await session.store).collections.link(links, signal)),

    startRollCall: async (collectionId) => (await session.store).rollCalls.start(collectionId),

    getRollCall: async (id) => (await session.store).rollCalls.get(id),

    listRollCalls: async (query) => (await session.store).rollCalls.list(query),

    markPresent: async (id, presences) => (await session.store).rollCalls.mark(id, presences),

    markAbsent: async (id, personIds) => (await session.store).rollCalls.unmark(id, personIds),

    endRollCall: async (id, isOver) => {
      const { rollCalls } = await session.store;
      return isOver ? rollCalls.finish(id) : rollCalls.resume(id);
    },

    deleteRollCall: async (id) => (await session.store).rollCalls.delete(id),
  } satisfies Partial<WorkerApi>;
}
