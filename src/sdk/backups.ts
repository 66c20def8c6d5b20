import { proxy } from "comlink";
import * as v from "valibot";
import {
  backupCheckSchema,
  backupFileSchema,
  newBackupSchema,
  reminderSchema,
  restoreSchema,
} from "../contract/backup-schemas.ts";
import { problemsOf, validate } from "../contract/validate.ts";
import type { BackupProgress } from "../contract/backups.ts";
import type { Backups } from "./api.ts";
import { freeStreamSchema } from "./export/options.ts";
import { Output } from "./export/output.ts";
import { splitOptions } from "./options.ts";
import type { WorkerClient } from "./worker-client.ts";

const untold = () => undefined;
const FILE_TYPE = "application/octet-stream";

export function backupsOf(client: WorkerClient): Backups {
  return {
    async create(options) {
      const { signal, given, problems } = splitOptions(options);
      const { to, onProgress = untold, ...others } = given;
      const where = problemsOf(v.object({ to: v.optional(freeStreamSchema) }), { to }, "options");
      const valid = validate(newBackupSchema, { ...others, onProgress }, "options", [
        ...problems,
        ...where,
      ]);
      const output = new Output(to);
      const { passphrase, includeModels } = valid;
      try {
        const summary = await client.job(signal, (worker, job) =>
          worker.createBackup(
            job,
            { passphrase, includeModels },
            proxy((bytes: Uint8Array<ArrayBuffer>) => output.write(bytes)),
            proxy(onProgress),
          ),
        );
        const file = await output.end(FILE_TYPE);
        return { summary, bytes: output.bytes, file };
      } catch (error) {
        await output.abort(error);
        throw error;
      }
    },

    async check(file, options) {
      const { signal, passphrase, onProgress } = reading(backupCheckSchema, file, options);
      return client.job(signal, (worker, job) =>
        worker.checkBackup(job, file, { passphrase }, proxy(onProgress)),
      );
    },

    async restore(file, options) {
      const { signal, passphrase, onProgress, mode } = reading(restoreSchema, file, options);
      return client.job(signal, (worker, job) =>
        worker.restoreBackup(job, file, { passphrase, mode }, proxy(onProgress)),
      );
    },

    status: () => client.call((worker) => worker.backupStatus()),

    async remindAfter(date) {
      const valid = validate(reminderSchema, date, "date");
      await client.call((worker) => worker.remindOfBackupAfter(valid));
    },
  };
}

function reading<S extends typeof backupCheckSchema | typeof restoreSchema>(
  schema: S,
  file: Blob,
  options: { signal?: AbortSignal; onProgress?: (progress: BackupProgress) => void },
) {
  const { signal, given, problems } = splitOptions(options);
  const others = [...problems, ...problemsOf(backupFileSchema, file, "file")];
  const valid: v.InferOutput<S> = validate(schema, given, "options", others);
  return { ...valid, signal, onProgress: given.onProgress ?? untold };
}
