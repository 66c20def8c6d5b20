import type { Person } from "../../sdk/index.ts";
import { formatList, formatNumber } from "../i18n/format.ts";
import { t } from "../i18n/i18n.svelte.ts";
import type { SamplePhoto } from "./sample-photo.ts";

export interface SampleSummary {
  /** The numbers in one sentence. */
  headline: string;
  /** One sentence for each person who is in several photos. */
  seenAgain: string[];
}

/** Everything is counted from what was found, nothing is known in advance. */
export function summarise(photos: SamplePhoto[]): SampleSummary {
  const seen = new Map<string, { person: Person; photos: number[] }>();
  const enrolled = new Set<string>();
  let refused = 0;
  for (const [index, photo] of photos.entries()) {
    for (const face of photo.faces) {
      if (!face.person) {
        refused++;
        continue;
      }
      const { id } = face.person;
      if (face.outcome === "enrolled") enrolled.add(id);
      const entry = seen.get(id) ?? { person: face.person, photos: [] };
      entry.photos.push(index + 1);
      seen.set(id, entry);
    }
  }

  const several = [...seen.values()].filter((entry) => entry.photos.length > 1);
  const known = seen.size - enrolled.size;
  const parts: string[] = [
    enrolled.size > 0 ? t("samples.enrolled", { count: enrolled.size }) : t("samples.nobodyNew"),
  ];
  if (known > 0) parts.push(t("samples.known", { count: known }));
  for (const times of new Set(several.map((entry) => entry.photos.length).toSorted())) {
    const count = several.filter((entry) => entry.photos.length === times).length;
    parts.push(
      times === 2
        ? t("samples.seenTwice", { count })
        : t("samples.seenOften", { count, photos: times }),
    );
  }
  if (refused > 0) parts.push(t("samples.refused", { count: refused }));

  return {
    headline: t("samples.headline", { parts: formatList(parts, "unit") }),
    seenAgain: several.map(({ person: { name }, photos }) =>
      t("samples.isIn", { name, photos: formatList(photos.map((number) => formatNumber(number))) }),
    ),
  };
}
