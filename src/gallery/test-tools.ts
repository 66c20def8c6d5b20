import type { PackedVectors } from "./rows.ts";

/** Packs floats whose entries are multiples of 2⁻¹⁴ without loss, others to the nearest. */
export function packed(...vectors: Float32Array[]): PackedVectors {
  const scale = 2 ** -14;
  return {
    codes: Int16Array.from(
      vectors.flatMap((vector) => [...vector]),
      (value) => Math.round(value / scale),
    ),
    scales: Float32Array.from(vectors, (vector) =>
      vector.every(Number.isFinite) ? scale : Math.max(...vector),
    ),
  };
}

/** Unit vectors around a few centres, always the same for a seed. */
export function randomVectors(count: number, dimension: number, seed: number) {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const centres = Array.from({ length: 20 }, () => Array.from({ length: dimension }, random));
  const around = (centre: number[]) => centre.map((value) => value + 0.5 * random());
  const codes = new Int16Array(count * dimension);
  const scales = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    const values = around(centres[row % centres.length] ?? []);
    const peak = Math.max(...values.map(Math.abs));
    codes.set(
      values.map((value) => Math.round((value / peak) * 32767)),
      row * dimension,
    );
    const own = codes.subarray(row * dimension, (row + 1) * dimension);
    scales[row] = 1 / Math.hypot(...own);
  }
  const floats = (row: number) =>
    Float32Array.from(
      codes.subarray(row * dimension, (row + 1) * dimension),
      (code) => code * (scales[row] ?? 0),
    );
  return {
    slice: (from: number, to: number): PackedVectors => ({
      codes: codes.slice(from * dimension, to * dimension),
      scales: scales.slice(from, to),
    }),
    floats,
    /** A unit vector that resembles those of one centre. */
    near(centre: number): Float32Array {
      const values = around(centres[centre % centres.length] ?? []);
      return Float32Array.from(values, (value) => value / Math.hypot(...values));
    },
  };
}

/** A template in the plain model of a gallery. */
export interface PlainRow {
  personKey: number;
  thumbnailKey: number;
  vector: Float32Array;
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** What `Gallery.search` promises, written down without regard to speed. */
export function plainSearch(
  rows: readonly PlainRow[],
  probe: Float32Array,
  { k, allow }: { k: number; allow?: ReadonlySet<number> },
) {
  const keys = [...new Set(rows.map((row) => row.personKey))].filter(
    (key) => allow?.has(key) ?? true,
  );
  const found = keys.map((personKey) => {
    const own = rows.filter((row) => row.personKey === personKey);
    const cosines = own.map((row) => dot(row.vector, probe));
    const top = Math.max(...cosines);
    const thumbnailKeys = own.filter((_, at) => cosines[at] === top).map((row) => row.thumbnailKey);
    const sum = cosines.reduce((all, one) => all + one, 0);
    const weight = plainStretch(own) / own.length;
    return { personKey, thumbnailKey: Math.min(...thumbnailKeys), similarity: sum * weight };
  });
  found.sort((a, b) => b.similarity - a.similarity || a.personKey - b.personKey);
  return found.slice(0, k);
}

/** How many times as long as the mean of the templates a person's vector is. */
export function plainStretch(own: readonly PlainRow[]): number {
  if (own.length === 1) return 1;
  const mean = plainMean(own.map((row) => row.vector));
  const length = Math.sqrt(mean.reduce((sum, value) => sum + value ** 2, 0));
  return length > 0 ? length ** -0.8 : 1;
}

export function plainMean(vectors: readonly (Float32Array | number[])[]): number[] {
  const [first = []] = vectors;
  return Array.from(first, (_, at) =>
    vectors.reduce((sum, vector) => sum + (vector[at] ?? 0) / vectors.length, 0),
  );
}
