/** How far a length may be from 1: the packing of templates loses a tenth of that at most. */
export const UNIT_TOLERANCE = 1e-3;

/** A probe as the two passes of a search want it. */
export interface Probe {
  /** For exact products. */
  readonly values: Float64Array;
  /** For the scan: whole numbers times `scale`. */
  readonly codes: Int16Array;
  readonly scale: number;
  readonly length: number;
  /** The length of what `codes` loses. */
  readonly lost: number;
}

/** The greatest sum of int32 and the greatest code of a row (kernel.wat). */
const GREATEST_SUM = 2 ** 31 - 1;
const GREATEST_ROW_CODE = 127;

/** Throws a RangeError for a vector of another length, not of unit length or not finite. */
export function toProbe(vector: Float32Array, dimension: number): Probe {
  if (vector.length !== dimension) {
    throw new RangeError(`A vector of ${vector.length} is not one of ${dimension}.`);
  }
  let squares = 0;
  let peak = 0;
  for (const value of vector) {
    squares += value * value;
    peak = Math.max(peak, Math.abs(value));
  }
  const length = Math.sqrt(squares);
  // Not true either for NaN and Infinity.
  if (!(Math.abs(length - 1) <= UNIT_TOLERANCE)) {
    throw new RangeError("A vector is not of unit length.");
  }
  // So small that no sum of products leaves int32, whatever the row.
  const greatest = Math.min(32767, Math.floor(GREATEST_SUM / (GREATEST_ROW_CODE * dimension)));
  const scale = Math.fround(peak / greatest);
  const codes = new Int16Array(dimension);
  let lost = 0;
  for (let at = 0; at < dimension; at++) {
    const value = vector[at] as number;
    const code = Math.max(-greatest, Math.min(greatest, Math.round(value / scale)));
    codes[at] = code;
    lost += (value - code * scale) ** 2;
  }
  return { values: Float64Array.from(vector), codes, scale, length, lost: Math.sqrt(lost) };
}
