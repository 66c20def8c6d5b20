import type { Owners } from "./owners.ts";
import { UNIT_TOLERANCE, type Probe } from "./probe.ts";
import { CHUNK_ROWS, type Rows } from "./rows.ts";
import { topIndexes } from "./top.ts";

/** Rounding of floats on the way to a cosine is a hundred times less. */
const ROUNDING = 1e-5;

/** The collection's share below which its persons are compared one by one instead of scanned. */
const FEW = 1 / 10;

/** The templates of a gallery at one moment. */
export interface Content {
  readonly rows: Rows;
  readonly owners: Owners;
  readonly size: number;
}

/**
 * Ordinals of persons among whom the `k` most similar are, whatever the int8 codes have lost.
 *
 * With a template v = v̂ + r and a probe p = p̂ + q, where v̂ and p̂ are what the codes say,
 * |v·p − v̂·p̂| = |r·p + v̂·q| ≤ |r||p| + (|v| + |r|)|q| by Cauchy and Schwarz. No greatest and no
 * mean of such cosines is off by more than the greatest or the mean of these bounds. So the k-th
 * best is at least the k-th best estimate less the bound, and whoever is to reach that has an
 * estimate of at least that less the bound again.
 */
export function candidates(
  content: Content,
  probes: readonly Probe[],
  k: number,
  allow?: ReadonlySet<number>,
): number[] {
  const { owners, rows } = content;
  if (allow && allow.size < owners.size * FEW) {
    return [...allow].map((key) => owners.ordinalOf(key)).filter((one) => one !== undefined);
  }
  const { keys } = owners;
  const estimates = estimate(content, probes);
  const isAllowed = (person: number) => !allow || allow.has(keys[person] ?? -1);
  const best = topIndexes(estimates, keys, k, isAllowed);
  const kth = best.length < k ? -Infinity : (estimates[best.at(-1) ?? 0] ?? 0);
  const least = kth - 2 * errorBound(rows.mostLost, probes);
  const found: number[] = [];
  for (let person = 0; person < estimates.length; person++) {
    const value = estimates[person] ?? 0;
    if (value >= least && value > -Infinity && isAllowed(person)) found.push(person);
  }
  return found;
}

function errorBound(mostLost: number, probes: readonly Probe[]): number {
  const longest = 1 + UNIT_TOLERANCE + mostLost;
  const bounds = probes.map(({ length, lost }) => mostLost * length + longest * lost + ROUNDING);
  return bounds.reduce((sum, bound) => sum + bound / bounds.length, 0);
}

/** By ordinal: the mean over the probes of the person's greatest cosine; −∞ where free. */
function estimate({ rows, owners, size }: Content, probes: readonly Probe[]): Float32Array {
  const { ordinals } = owners;
  const persons = owners.keys.length;
  const best = probes.map(() => new Float32Array(persons).fill(-Infinity));
  // All probes chunk by chunk: each chunk comes from the memory once and stays in the cache.
  for (let start = 0; start < size; start += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, size - start);
    probes.forEach((probe, nth) => {
      const target = best[nth];
      if (target) raise(target, ordinals, start, rows.scan(start / CHUNK_ROWS, count, probe));
    });
  }
  const [means = new Float32Array(0), ...others] = best;
  if (others.length === 0) return means;
  for (let person = 0; person < persons; person++) {
    let sum = means[person] ?? 0;
    for (const other of others) sum += other[person] ?? 0;
    means[person] = sum / probes.length;
  }
  return means;
}

function raise(
  best: Float32Array,
  ordinals: Uint32Array,
  start: number,
  cosines: Float32Array,
): void {
  for (let i = 0; i < cosines.length; i++) {
    const person = ordinals[start + i] ?? 0;
    const cosine = cosines[i] ?? 0;
    if (cosine > (best[person] ?? 0)) best[person] = cosine;
  }
}
