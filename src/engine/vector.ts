/** Dot product of two vectors of equal length; of unit vectors it is their cosine, −1 to 1. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Sum of the vectors, scaled to unit length: the template of several looks at one face. */
export function unitSum(vectors: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const [first] = vectors;
  if (!first) throw new RangeError("unitSum needs a vector");
  const sum = new Float32Array(first.length);
  for (const vector of vectors) {
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (vector[i] as number);
  }
  const length = Math.sqrt(dot(sum, sum));
  if (!(length > 0)) throw new RangeError("a vector of no length has no direction");
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) / length;
  return sum;
}
