/** @file Reads TensorFlow.js weights, quantised to bytes or not, by their manifest. */

/**
 * @typedef {Map<string, { shape: number[], data: Float32Array }>} WeightMap
 * @typedef {{ name: string, shape: number[], dtype: string, quantization?: { dtype: string, scale: number, min: number } }} Entry
 */

/**
 * @param {{ weights: Entry[] }[]} manifest
 * @param {Uint8Array} bytes The one file of all groups.
 * @returns {WeightMap}
 */
export function readWeightMap(manifest, bytes) {
  /** @type {WeightMap} */
  const map = new Map();
  let at = 0;
  for (const { name, shape, dtype, quantization } of manifest.flatMap(({ weights }) => weights)) {
    const size = shape.reduce((product, dim) => product * dim, 1);
    const isByte = quantization?.dtype === "uint8";
    if (dtype !== "float32" || (quantization && !isByte)) {
      throw new Error(`The weights ${name} are of a kind that is not read here.`);
    }
    // A copy, so that floats lie on a multiple of four; a Buffer's own `slice` is none.
    const raw = Uint8Array.from(bytes.subarray(at, at + size * (isByte ? 1 : 4)));
    at += raw.length;
    const data = quantization
      ? Float32Array.from(raw, (code) => code * quantization.scale + quantization.min)
      : new Float32Array(raw.buffer);
    map.set(name, { shape, data });
  }
  if (at !== bytes.length) throw new Error(`${bytes.length - at} bytes belong to no weights.`);
  return map;
}
