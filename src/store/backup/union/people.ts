import type { BackupConflict, MergeReport } from "../../../contract/backups.ts";
import type { Directory, PersonEntry } from "../../directory.ts";
import type { Verdict, Version } from "./verdicts.ts";

/** All that counts of a person: facts and photos, whose ids never stand for other pictures. */
export const versionsOfPersons = ({ persons }: Directory): Version<PersonEntry>[] =>
  [...persons.values()].map((value) => {
    const { id, name, gender, dateOfBirth, nationality, notes } = value;
    const { createDate, modifiedDate: date, thumbnails } = value;
    const photos = thumbnails.map((thumbnail) => thumbnail.id);
    const facts = [id, name, gender, dateOfBirth, nationality, notes, createDate, date];
    return { id, date, text: JSON.stringify([...facts, photos]), value };
  });

/** What a merge does to whom. */
export function reportOf(verdicts: readonly Verdict<PersonEntry>[]): MergeReport {
  const report = { added: 0, updated: 0, deleted: 0, unchanged: 0 };
  const conflicts: BackupConflict[] = [];
  for (const verdict of verdicts) {
    const { here, winner } = verdict;
    if (winner === here) report.unchanged += winner ? 1 : 0;
    else if (!winner) report.deleted += 1;
    else report[here ? "updated" : "added"] += 1;
    const conflict = conflictOf(verdict);
    if (conflict) conflicts.push(conflict);
  }
  return { ...report, conflicts };
}

/** Null unless both sides know the person, and differ. */
function conflictOf(verdict: Verdict<PersonEntry>): BackupConflict | null {
  const { here, there, hereGone, thereGone, winner } = verdict;
  if (here && there && here.text === there.text) return null;
  const hereDate = here?.date ?? hereGone;
  const fileDate = there?.date ?? thereGone;
  if (hereDate === undefined || fileDate === undefined) return null;
  const isHere = winner ? winner === here : !here;
  const shown = winner ?? here ?? there;
  return {
    personId: shown?.id ?? "",
    name: shown?.value.name ?? "",
    winner: isHere ? "here" : "file",
    ...{ hereDate, fileDate, hereDeleted: !here, fileDeleted: !there },
  };
}
