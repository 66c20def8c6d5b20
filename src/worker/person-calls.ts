import type { PersonData } from "../contract/records.ts";
import type { PersonWrite, TemplateChange } from "../store/index.ts";
import type { WorkerApi } from "./api.ts";
import type { PersonSought } from "./duplicates.ts";
import { facesFromDetections, facesFromImages } from "./enrolment.ts";
import type { FaceMemory } from "./face-memory.ts";
import type { Session } from "./session.ts";
import type { Jobs } from "./jobs.ts";
import { takingRoom } from "./room.ts";

/** Enrolling, and whatever else changes who is enrolled with which faces. */
export function personCalls(session: Session, jobs: Jobs, memory: FaceMemory) {
  /** Settled when nobody is being enrolled. */
  let enrolling: Promise<unknown> = Promise.resolve();

  /** One at a time: of two calls that enrol the same face, the later one finds the earlier. */
  function enrol(
    sought: PersonSought,
    signal: AbortSignal,
    write: () => Promise<PersonWrite>,
  ): Promise<PersonData> {
    const turn = enrolling.then(async () => {
      await session.settled();
      signal.throwIfAborted();
      const { duplicates, recognition, store } = await session.ready;
      // With its photo a face is embedded again; without one it would never be found.
      if (!store.retention.keepsPhotos) {
        for (const { modelId } of sought.faces) recognition.refuseOther(modelId);
      }
      duplicates.refuse(sought);
      // Afterwards it would be stored and not be found.
      takingRoom(() => session.gallery.reserve(sought.faces.length));
      return applied(await write());
    });
    enrolling = turn.catch(() => undefined);
    return turn;
  }

  async function applied(change: { person: PersonData } & TemplateChange): Promise<PersonData> {
    await session.applyTemplates(change);
    return change.person;
  }

  return {
    createPerson: (job, facts, images, { duplicates }) =>
      jobs.run(job, async (signal) => {
        const { engine, store } = await session.ready;
        store.persons.assertCanAdd(facts);
        const faces = await facesFromImages(engine, images, signal);
        return enrol({ faces, duplicates }, signal, () => store.persons.add(facts, faces));
      }),

    createPersonFromFaces: (job, facts, ids, { duplicates }) =>
      jobs.run(job, async (signal) => {
        const { engine, store } = await session.ready;
        store.persons.assertCanAdd(facts);
        const found = ids.map((id) => memory.recall(id));
        const faces = await facesFromDetections(engine, found, signal);
        return enrol({ faces, duplicates }, signal, () => store.persons.add(facts, faces));
      }),

    updatePerson: (job, changes, images, { duplicates }) =>
      jobs.run(job, async (signal) => {
        const store = await session.store;
        const { id } = store.persons.get(changes.id);
        // Facts can be changed also where recognition cannot run.
        if (!images) return applied(await store.persons.update(changes));
        const faces = await facesFromImages((await session.ready).engine, images, signal);
        return enrol({ id, faces, duplicates }, signal, () => store.persons.update(changes, faces));
      }),

    replaceImages: (job, id, add, remove, { duplicates }) =>
      jobs.run(job, async (signal) => {
        const { engine, store } = await session.ready;
        store.persons.assertCanReplaceFaces(id, add.length, remove);
        const faces = await facesFromImages(engine, add, signal);
        return enrol({ id, faces, duplicates }, signal, () =>
          store.persons.replaceFaces(id, faces, remove),
        );
      }),

    deletePersons: (job, ids) =>
      jobs.run(job, async (signal) =>
        session.applyTemplates(await (await session.store).persons.delete(ids, signal)),
      ),

    mergePersons: async (keepId, mergedId) =>
      applied(await (await session.store).merges.merge(keepId, mergedId)),

    unmergePerson: async (keptId) => {
      const change = await (await session.store).merges.unmerge(keptId);
      return { kept: await applied(change), merged: change.merged };
    },
  } satisfies Partial<WorkerApi>;
}
