import type { BackupStatus } from "../../sdk/index.ts";
import type { Problem } from "../errors/problem.ts";
import { t } from "../i18n/i18n.svelte.ts";

/** Of a file that is refused, what is wrong with it, in the chosen language. */
export function adviceOfBackup(problem: Problem | null): Problem | null {
  const type = problem?.details[0]?.type;
  if (problem?.code !== "CORRUPT_BACKUP" || !isKnown(type)) return problem;
  const { code, details } = problem;
  return {
    ...{ code, details },
    get advice() {
      return t(`backup.problems.${type}`);
    },
  };
}

const known = ["not_a_backup", "truncated", "tampered", "newer_version", "older_version"] as const;
const isKnown = (type: string | undefined): type is (typeof known)[number] =>
  known.some((one) => one === type);

export const LEAST_LETTERS = 10;

/**
 * How hard a passphrase is to guess for who has the file, each guess taking a second: by its length and
 * its different letters, since people's own rules for digits and signs are guessed first.
 */
export function strengthOf(passphrase: string): "short" | "fair" | "good" {
  const letters = [...passphrase.normalize("NFKC")];
  if (letters.length < LEAST_LETTERS || new Set(letters).size < 5) return "short";
  return letters.length < 20 ? "fair" : "good";
}

const DAYS = 7;
const MOST_CHANGES = 100;

/** Whether it is time for a backup: a week or a hundred changes after the last one. */
export function isDue({ lastDate, changes, persons, remindAfter }: BackupStatus, now: number) {
  if (persons === 0 || changes === 0) return false;
  if (remindAfter !== null && Date.parse(remindAfter) > now) return false;
  const age = lastDate === null ? Infinity : now - Date.parse(lastDate);
  return changes >= MOST_CHANGES || (lastDate !== null && age > DAYS * 86_400_000);
}

export const dateIn = (days: number): Date => new Date(Date.now() + days * 86_400_000);
