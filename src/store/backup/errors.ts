import { backupDetail, BackupProblem } from "../../contract/backups.ts";
import { FaceSdkError } from "../../contract/errors.ts";

const advice: Record<BackupProblem, string> = {
  [BackupProblem.NOT_A_BACKUP]: "This file is no backup. Choose a file that ends in .visavis.",
  [BackupProblem.TRUNCATED]:
    "The end of this backup is missing. Copy the file again, or use another.",
  [BackupProblem.TAMPERED]: "This backup is damaged or was changed. Copy it again, or use another.",
  [BackupProblem.NEWER_VERSION]:
    "A newer version of the app made this backup. Update the app, then try again.",
  [BackupProblem.OLDER_VERSION]: "This backup is of a version that this app does not know.",
};

/** CORRUPT_BACKUP, with the kind of the problem in the details. */
export const corrupt = (type: BackupProblem, msg: string, cause?: unknown): FaceSdkError =>
  new FaceSdkError("CORRUPT_BACKUP", msg, {
    ...{ advice: advice[type], details: [backupDetail(type, msg)], cause },
  });

export const truncated = (what: string) =>
  corrupt(BackupProblem.TRUNCATED, `The file ends within ${what}.`);

export const tampered = (what: string, cause?: unknown) =>
  corrupt(BackupProblem.TAMPERED, `${what} not as it was written.`, cause);
