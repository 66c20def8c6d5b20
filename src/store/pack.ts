/**
 * Templates as they are stored and compared: entry `i` of template `n`, of `d` entries, is
 * `codes[n * d + i] * scales[n]`. Half the size of floats, and in 512 entries the cosine of two
 * unit vectors is off by less than 1e-4, in practice by some 1e-6: far below what one pixel of
 * noise does.
 */
export interface PackedVectors {
  readonly scales: Float32Array;
  readonly codes: Int16Array;
}

const GREATEST_CODE = 32767;

/**
 * Packs one vector; its numbers must be finite. The scale is a power of two, the least that lets
 * every entry fit: so `unpack` is exact, and packing what was unpacked changes nothing.
 */
export function pack(vector: Float32Array): PackedVectors {
  let peak = 0;
  for (const value of vector) peak = Math.max(peak, Math.abs(value));
  const codes = new Int16Array(vector.length);
  if (peak === 0) return { scales: Float32Array.of(1), codes };
  // The logarithm may be off by one, and a float32 has no power of two below 2⁻¹⁴⁹.
  let scale = 2 ** Math.max(-149, Math.ceil(Math.log2(peak / GREATEST_CODE)) - 1);
  while (peak / scale > GREATEST_CODE) scale *= 2;
  vector.forEach((value, at) => (codes[at] = Math.round(value / scale)));
  return { scales: Float32Array.of(scale), codes };
}

/** The numbers of template `nth` of `dimension` entries. */
export function unpack({ codes, scales }: PackedVectors, nth: number, dimension: number) {
  const scale = scales[nth] ?? 0;
  return Float32Array.from(
    codes.subarray(nth * dimension, (nth + 1) * dimension),
    (code) => code * scale,
  );
}

/** Several as one. */
export function concatenate(all: readonly PackedVectors[]): PackedVectors {
  const sum = (lengths: number[]) => lengths.reduce((total, length) => total + length, 0);
  const scales = new Float32Array(sum(all.map((one) => one.scales.length)));
  const codes = new Int16Array(sum(all.map((one) => one.codes.length)));
  let scalesAt = 0;
  let codesAt = 0;
  for (const one of all) {
    scales.set(one.scales, scalesAt);
    codes.set(one.codes, codesAt);
    scalesAt += one.scales.length;
    codesAt += one.codes.length;
  }
  return { scales, codes };
}
