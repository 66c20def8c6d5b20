import type { Fusion } from "./fusion.ts";
import type { Owners } from "./owners.ts";
import { UNIT_TOLERANCE, type Probe } from "./probe.ts";
import type { Rows } from "./rows.ts";
import { topIndexes } from "./top.ts";

/** Rounding of floats on the way to a cosine is a hundred times less. */
const ROUNDING = 1e-5;

/** The collection's share below which its persons are compared one by one instead of scanned. */
const FEW = 1 / 10;

/** The templates of a gallery at one moment, settled. */
export interface Content {
  readonly rows: Rows;
  readonly owners: Owners;
  readonly fusion: Fusion;
  readonly size: number;
}

/**
 * Ordinals of persons among whom the `k` most similar are, whatever the int8 codes have lost.
 *
 * With a template v = v̂ + r and a probe p = p̂ + q, where v̂ and p̂ are what the codes say,
 * |v·p − v̂·p̂| = |r·p + v̂·q| ≤ |r||p| + (|v| + |r|)|q| by Cauchy and Schwarz. The mean of such
 * products is off by no more than this bound, and the person's vector by its stretch times that. So
 * the k-th best is at least the k-th best estimate less the bound of whoever is stretched most, and
 * whoever is to reach that has an estimate of at least that less the bound again.
 */
export function candidates(
  content: Content,
  probe: Probe,
  k: number,
  allow?: ReadonlySet<number>,
): number[] {
  const { owners, rows, fusion } = content;
  if (allow && allow.size < owners.size * FEW) {
    return [...allow].map((key) => owners.ordinalOf(key)).filter((one) => one !== undefined);
  }
  const { keys } = owners;
  const estimates = estimate(content, probe);
  const isAllowed = (person: number) => !allow || allow.has(keys[person] ?? -1);
  const best = topIndexes(estimates, keys, k, isAllowed);
  const kth = best.length < k ? -Infinity : (estimates[best.at(-1) ?? 0] ?? 0);
  const longest = 1 + UNIT_TOLERANCE + rows.mostLost;
  const bound = rows.mostLost * probe.length + longest * probe.lost + ROUNDING;
  const least = kth - 2 * bound * fusion.mostStretch;
  const found: number[] = [];
  for (let person = 0; person < estimates.length; person++) {
    const value = estimates[person] ?? 0;
    if (value >= least && value > -Infinity && isAllowed(person)) found.push(person);
  }
  return found;
}

/** By ordinal: the person's similarity as far as the codes know it; −∞ where free. */
function estimate({ rows, owners, fusion, size }: Content, probe: Probe): Float32Array {
  const { ordinals } = owners;
  const { weights } = fusion;
  const sums = new Float32Array(owners.keys.length);
  rows.scan(size, probe, (start, cosines) => {
    for (let i = 0; i < cosines.length; i++) {
      const person = ordinals[start + i] ?? 0;
      sums[person] = (sums[person] ?? 0) + (cosines[i] ?? 0);
    }
  });
  for (let person = 0; person < sums.length; person++) {
    const weight = weights[person] ?? 0;
    sums[person] = weight === 0 ? -Infinity : (sums[person] ?? 0) * weight;
  }
  return sums;
}
