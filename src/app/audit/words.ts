import type { AuditDetails, AuditPerson, CollectionData } from "../../sdk/index.ts";
import { formatNumber } from "../i18n/format.ts";
import { t } from "../i18n/i18n.svelte.ts";

/** So many are named; an export or a deletion may be of a thousand. */
const NAMED = 20;

/** Whom an entry is about, each once: by name, or by the beginning of the hash that is left. */
export function personsInWords(persons: readonly AuditPerson[]): string[] {
  const words = persons.map(({ hash, person }) =>
    person ? person.name : t("audit.deletedPerson", { hash: hash.slice(0, 8) }),
  );
  const named = [...new Set(words)];
  const others = named.length - NAMED;
  return others > 0 ? [...named.slice(0, NAMED), t("audit.others", { count: others })] : named;
}

const scoreOf = (score: number) =>
  formatNumber(score, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What an entry says beside whom it is about. */
export function detailsInWords(
  details: AuditDetails,
  collections: readonly CollectionData[],
): string[] {
  const { decision, score, threshold, model, collection } = details;
  const { photos, added, removed, expected, present, format } = details;
  const words: string[] = [];
  if (decision) words.push(t(`audit.decisions.${decision}`));
  if (score !== undefined) words.push(t("audit.details.score", { score: scoreOf(score) }));
  if (threshold !== undefined)
    words.push(t("audit.details.threshold", { score: scoreOf(threshold) }));
  if (format) words.push(t("audit.details.format", { format: format.toUpperCase() }));
  if (collection) {
    const name = collections.find(({ id }) => id === collection)?.name;
    words.push(
      name ? t("audit.details.collection", { name }) : t("audit.details.deletedCollection"),
    );
  }
  if (added) words.push(t("audit.details.added", { count: added }));
  if (removed) words.push(t("audit.details.removed", { count: removed }));
  if (photos !== undefined) words.push(t("audit.details.photos", { count: photos }));
  if (present !== undefined && expected !== undefined)
    words.push(t("audit.details.present", { present, expected }));
  else if (expected !== undefined) words.push(t("audit.details.expected", { count: expected }));
  if (model) words.push(t("audit.details.model", { model }));
  return words;
}
