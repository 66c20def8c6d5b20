import Papa from "papaparse";
import type { PurgeProof } from "../../sdk/index.ts";
import { csvBlob } from "../device/save-file.ts";
import { t } from "../i18n/i18n.svelte.ts";

/** The proof as CSV (RFC 4180); no cell is a formula. */
export function proofCsv({ date, collections, counts }: PurgeProof): Blob {
  const names = collections.map(({ name }) => name).join("|");
  const data = counts.map(({ store, before, after, remaining }) => [
    ...[date, names, t(`retention.proof.stores.${store}`)],
    ...[before, after, remaining],
  ]);
  const fields = [
    t("retention.proof.date"),
    t("retention.proof.stores.collections"),
    t("retention.proof.table"),
    t("retention.proof.before"),
    t("retention.proof.after"),
    t("retention.proof.remaining"),
  ];
  return csvBlob(Papa.unparse({ fields, data }, { escapeFormulae: true }), "\r\n");
}
