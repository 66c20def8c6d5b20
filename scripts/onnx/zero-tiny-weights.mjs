/** @file Edit "zero-tiny-weights". */
import { GRAPH, MODEL } from "./schema.mjs";
import { readWeights, writeWeights } from "./tensor.mjs";
import { editMessage } from "./wire.mjs";

/**
 * Training left weights so small that they change no result, many of them denormal. CPUs are slow
 * at denormal numbers, and WebAssembly has no way to have them flushed to zero.
 */
const TINY = 1e-10;

/**
 * @param {Uint8Array} model
 * @returns {Uint8Array}
 */
export function zeroTinyWeights(model) {
  return editMessage(model, {
    [MODEL.graph]: (graph) => editMessage(graph, { [GRAPH.initializer]: zeroTiny }),
  });
}

/**
 * @param {Uint8Array} tensor
 * @returns {Uint8Array}
 */
function zeroTiny(tensor) {
  const weights = readWeights(tensor);
  if (!weights?.data.some(isTiny)) return tensor;
  const data = weights.data.map((weight) => (isTiny(weight) ? 0 : weight));
  return writeWeights(tensor, { dims: weights.dims, data });
}

/** @param {number} weight */
function isTiny(weight) {
  return weight !== 0 && Math.abs(weight) < TINY;
}
