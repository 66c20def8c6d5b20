import type { RestoreReport } from "../contract/backups.ts";
import { modelKeyOf } from "../contract/packs.ts";
import { builtInModel } from "../engine/embedder-model.ts";
import { PIPELINE_VERSION } from "../engine/template.ts";
import type { Store } from "../store/index.ts";
import type { WorkerApi } from "./api.ts";
import type { Jobs } from "./jobs.ts";
import type { Session } from "./session.ts";

/** What the people here are enrolled with, whether it loads or not. */
const modelOf = ({ packs }: Store) =>
  packs.inUse.embedder ? modelKeyOf(packs.inUse.embedder) : builtInModel.id;

/** Backups: written and checked by the store alone, where recognition cannot run too. */
export function backupCalls(session: Session, jobs: Jobs) {
  return {
    createBackup: (job, options, sink, onProgress) =>
      jobs.run(job, async (signal) => {
        const store = await session.store;
        return store.backups.create({
          ...{ ...options, signal, sink, model: modelOf(store) },
          onProgress: (done, total) => onProgress({ phase: "write", done, total }),
        });
      }),

    checkBackup: (job, file, { passphrase }, onProgress) =>
      jobs.run(job, async (signal) => {
        const { backups } = await session.store;
        const backup = await backups.verify(file, {
          ...{ passphrase, signal },
          onProgress: (done, total) => onProgress({ phase: "verify", done, total }),
        });
        return { summary: backup.contents.summary, merge: await backups.compare(backup) };
      }),

    restoreBackup: (job, file, { passphrase, mode }, onProgress) =>
      jobs.run(job, async (signal): Promise<RestoreReport> => {
        const store = await session.store;
        let phase: "verify" | "restore" = "verify";
        const backup = await store.backups.verify(file, {
          ...{ passphrase, signal },
          onProgress: (done, total) => onProgress({ phase, done, total }),
        });
        phase = "restore";
        await store.backups.noteWaiting(true);
        const model = { id: modelOf(store), pipeline: PIPELINE_VERSION };
        const merge =
          mode === "merge"
            ? await store.backups.merge(backup, model, signal)
            : await store.backups.replace(backup, signal).then(() => null);
        const embedding = session.afterRestore((done, total) => {
          onProgress({ phase: "embed", done, total });
        }, signal);
        // What is restored is restored, whatever becomes of its templates.
        const { embedded, failed } = await embedding.catch((error: unknown) => {
          console.warn("Restored photos are not embedded yet.", error);
          return { embedded: 0, failed: 0 };
        });
        const missing = await store.models.missing(modelOf(store), PIPELINE_VERSION);
        const waiting = Math.max(missing.length - failed, 0);
        if (waiting === 0) await store.backups.noteWaiting(false);
        return { mode, summary: backup.contents.summary, merge, embedded, failed, waiting };
      }),

    backupStatus: async () => (await session.store).backups.status(),

    remindOfBackupAfter: async (date) => (await session.store).backups.remindAfter(date),
  } satisfies Partial<WorkerApi>;
}
