/** @file Edit "symbolic-input-size". */
import { DIM, GRAPH, MODEL, SHAPE, TENSOR_TYPE, TYPE, VALUE_INFO } from "./schema.mjs";
import { editMessage, integer, payload, payloads, stringField, writeFields } from "./wire.mjs";

/**
 * Frees the height and width of a fully convolutional model whose file declares one fixed size:
 * the input becomes N × C × height × width, and an output that was smaller by a factor of 32
 * becomes N × C × height/32 × width/32. The names are labels; ONNX Runtime computes the sizes.
 *
 * @param {Uint8Array} model
 * @returns {Uint8Array}
 */
export function symbolicInputSize(model) {
  return editMessage(model, {
    [MODEL.graph]: (graph) => {
      const [, , height = 0, width = 0] = declaredShape(payload(graph, GRAPH.input));
      const free = (/** @type {Uint8Array} */ value) => freeSpatialDims(value, height, width);
      return editMessage(graph, { [GRAPH.input]: free, [GRAPH.output]: free });
    },
  });
}

/**
 * @param {Uint8Array} valueInfo
 * @param {number} height Declared height of the input.
 * @param {number} width
 */
function freeSpatialDims(valueInfo, height, width) {
  const [, , ownHeight = 0, ownWidth = 0, ...more] = declaredShape(valueInfo);
  if (!ownHeight || !ownWidth || more.length > 0) {
    throw new Error("Expected inputs and outputs of a fixed size, N × C × H × W.");
  }
  const editDim = (/** @type {Uint8Array} */ dim, /** @type {number} */ axis) => {
    if (axis === 2) return namedDim("height", height / ownHeight);
    if (axis === 3) return namedDim("width", width / ownWidth);
    return dim;
  };
  return editMessage(valueInfo, {
    [VALUE_INFO.type]: (type) =>
      editMessage(type, {
        [TYPE.tensor]: (tensor) =>
          editMessage(tensor, {
            [TENSOR_TYPE.shape]: (shape) => editMessage(shape, { [SHAPE.dim]: editDim }),
          }),
      }),
  });
}

/**
 * @param {string} name
 * @param {number} factor How many times smaller than the input's side this one is.
 */
function namedDim(name, factor) {
  return writeFields([stringField(DIM.param, factor === 1 ? name : `${name}/${factor}`)]);
}

/** @param {Uint8Array} valueInfo */
function declaredShape(valueInfo) {
  const tensor = payload(payload(valueInfo, VALUE_INFO.type), TYPE.tensor);
  const shape = payload(tensor, TENSOR_TYPE.shape);
  return payloads(shape, SHAPE.dim).map((dim) => integer(dim, DIM.value));
}
