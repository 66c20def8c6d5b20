import type { PersonRecord } from "./codec.ts";
import { MAX_FACES, type StoredTemplate } from "./faces.ts";
import { unpack } from "./pack.ts";

type Thumbnail = PersonRecord["thumbnails"][number];

/**
 * The photos that a person has after a merge. All, where there are at most three. Else the first
 * of the person who is kept, by whom they are known in lists, and then one by one the photo that
 * is least like those that are chosen: photos that differ recognise better together than ones that are alike,
 * and every one of them was found good enough when it was enrolled. Their order stays.
 */
export function photosAfter(
  kept: PersonRecord,
  merged: PersonRecord,
  templates: readonly StoredTemplate[],
): Thumbnail[] {
  const all = [...kept.thumbnails, ...merged.thumbnails];
  const byKey = new Map(templates.map((template) => [template.thumbnailKey, template]));
  const chosen = new Set<Thumbnail>(all.slice(0, 1));
  while (chosen.size < Math.min(MAX_FACES, all.length)) {
    const likeness = (thumbnail: Thumbnail) =>
      Math.max(...[...chosen].map(({ key }) => cosine(byKey.get(thumbnail.key), byKey.get(key))));
    const [next] = all
      .filter((thumbnail) => !chosen.has(thumbnail))
      .map((thumbnail) => ({ thumbnail, likeness: likeness(thumbnail) }))
      .sort((a, b) => a.likeness - b.likeness);
    if (!next) break;
    chosen.add(next.thumbnail);
  }
  return all.filter((thumbnail) => chosen.has(thumbnail));
}

/** Of templates that cannot be compared, as if they were the same: they add nothing that is known. */
function cosine(a: StoredTemplate | undefined, b: StoredTemplate | undefined): number {
  if (!a || !b || a.modelId !== b.modelId || a.pipeline !== b.pipeline) return 1;
  const dimension = a.template.codes.length;
  const [left, right] = [unpack(a.template, 0, dimension), unpack(b.template, 0, dimension)];
  const product = (u: Float32Array, v: Float32Array) =>
    u.reduce((sum, value, at) => sum + value * (v[at] ?? 0), 0);
  return product(left, right) / Math.sqrt(product(left, left) * product(right, right) || 1);
}
