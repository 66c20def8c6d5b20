import * as v from "valibot";
import { RestoreMode } from "./backups.ts";

/** Weaker ones are guessed by who has the file; longer than any sentence need not be typed. */
const LEAST_LETTERS = 10;
const MOST_LETTERS = 1000;

const callback = v.optional(
  v.custom<(progress: never) => void>((given) => typeof given === "function", "must be a function"),
);
const passphrase = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_LETTERS));
const onProgress = callback;

export const newBackupSchema = v.object({
  passphrase: v.pipe(v.string(), v.minLength(LEAST_LETTERS), v.maxLength(MOST_LETTERS)),
  includeModels: v.optional(v.boolean(), false),
  onProgress,
});
export const backupCheckSchema = v.object({ passphrase, onProgress });
export const restoreSchema = v.object({ passphrase, mode: v.enum(RestoreMode), onProgress });

export const backupFileSchema = v.custom<Blob>(
  (given) => Object.prototype.toString.call(given) === "[object Blob]" || given instanceof Blob,
  "must be a file",
);
export const reminderSchema = v.pipe(
  v.date(),
  v.check((date) => !Number.isNaN(date.getTime())),
);
