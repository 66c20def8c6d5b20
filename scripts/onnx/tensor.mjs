/** @file Weights (TensorProto) in and out. */
import { FLOAT, TENSOR } from "./schema.mjs";
import {
  bytesField,
  integer,
  integers,
  payloads,
  readFields,
  string,
  varintField,
  writeFields,
} from "./wire.mjs";

/**
 * @typedef {object} Weights
 * @property {string} name
 * @property {number[]} dims
 * @property {Float32Array} data
 */

/**
 * @param {Uint8Array} tensor A TensorProto.
 * @returns {Weights | undefined} Nothing for tensors of another type, such as shapes.
 */
export function readWeights(tensor) {
  if (integer(tensor, TENSOR.dataType) !== FLOAT) return undefined;
  const name = string(tensor, TENSOR.name);
  const [raw] = payloads(tensor, TENSOR.rawData);
  if (!raw) throw new Error(`The weights "${name}" are not stored as raw data: cannot edit them.`);
  // A copy: inside the file the bytes need not lie on a multiple of four.
  return {
    name,
    dims: integers(tensor, TENSOR.dims),
    data: new Float32Array(new Uint8Array(raw).buffer),
  };
}

/**
 * @param {Uint8Array} tensor The TensorProto to write into; its other fields stay.
 * @param {Pick<Weights, "dims" | "data">} weights
 * @returns {Uint8Array}
 */
export function writeWeights(tensor, { dims, data }) {
  const fields = readFields(tensor).filter(({ number }) => number !== TENSOR.dims);
  const place = fields.findIndex(({ number }) => number === TENSOR.rawData);
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  fields[place] = bytesField(TENSOR.rawData, raw);
  return writeFields([...dims.map((dim) => varintField(TENSOR.dims, dim)), ...fields]);
}

/**
 * Keeps some slices of weights along one axis.
 *
 * @param {Weights} weights
 * @param {number} axis
 * @param {number[]} kept Indices, ascending.
 * @returns {Weights}
 */
export function keepSlices({ name, dims, data }, axis, kept) {
  const extent = dims[axis] ?? 1;
  const inner = dims.slice(axis + 1).reduce((product, dim) => product * dim, 1);
  const outer = dims.slice(0, axis).reduce((product, dim) => product * dim, 1);
  const result = new Float32Array(outer * kept.length * inner);
  let to = 0;
  for (let block = 0; block < outer; block++) {
    for (const index of kept) {
      const from = (block * extent + index) * inner;
      result.set(data.subarray(from, from + inner), to);
      to += inner;
    }
  }
  return { name, dims: dims.with(axis, kept.length), data: result };
}
