/** @file Writes a small ONNX model: enough of onnx.proto for a network that is built layer by layer. */
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import {
  ATTRIBUTE,
  DIM,
  FLOAT,
  GRAPH,
  MODEL,
  NODE,
  SHAPE,
  TENSOR,
  TENSOR_TYPE,
  TYPE,
  VALUE_INFO,
} from "../onnx/schema.mjs";
import { bytesField, stringField, varintField, writeFields } from "../onnx/wire.mjs";

const INT64 = 7;
/** AttributeProto: which kind it is, one integer or several. */
const ATTRIBUTE_TYPE = 20;
const INT = 2;
const INTS = { field: 8, type: 7 };
const IR_VERSION = 8;
const OPSET = 13;
const MODEL_EXTRA = { irVersion: 1, opset: 8 };
const GRAPH_NAME = 2;
const ELEMENT_TYPE = 1;

/** @param {number[]} values */
function packed(values) {
  const writer = new BinaryWriter();
  for (const value of values) writer.int64(value);
  return writer.finish();
}

/** @param {string} name @param {number[]} shape */
function valueInfo(name, shape) {
  const dims = shape.map((dim) =>
    bytesField(SHAPE.dim, writeFields([varintField(DIM.value, dim)])),
  );
  const tensor = writeFields([
    varintField(ELEMENT_TYPE, FLOAT),
    bytesField(TENSOR_TYPE.shape, writeFields(dims)),
  ]);
  return writeFields([
    stringField(VALUE_INFO.name, name),
    bytesField(VALUE_INFO.type, writeFields([bytesField(TYPE.tensor, tensor)])),
  ]);
}

/** Collects nodes and weights; tensors are named by what makes them. */
export class OnnxWriter {
  /** @type {import("../onnx/wire.mjs").Field[]} */
  #parts = [];
  #names = 0;

  /**
   * @param {string} opType
   * @param {string[]} inputs
   * @param {Record<string, number | number[]>} [attributes] Integers.
   * @param {string} [output]
   */
  node(opType, inputs, attributes = {}, output = `t${this.#names++}`) {
    const fields = [
      ...inputs.map((name) => stringField(NODE.input, name)),
      stringField(NODE.output, output),
      stringField(NODE.opType, opType),
      ...Object.entries(attributes).map(([name, values]) =>
        bytesField(
          NODE.attribute,
          writeFields([
            stringField(ATTRIBUTE.name, name),
            ...(Array.isArray(values)
              ? [bytesField(INTS.field, packed(values)), varintField(ATTRIBUTE_TYPE, INTS.type)]
              : [varintField(ATTRIBUTE.i, values), varintField(ATTRIBUTE_TYPE, INT)]),
          ]),
        ),
      ),
    ];
    this.#parts.push(bytesField(GRAPH.node, writeFields(fields)));
    return output;
  }

  /** @param {number[]} dims @param {Float32Array | BigInt64Array} data */
  weights(dims, data) {
    const name = `w${this.#names++}`;
    const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const fields = [
      ...dims.map((dim) => varintField(TENSOR.dims, dim)),
      varintField(TENSOR.dataType, data instanceof Float32Array ? FLOAT : INT64),
      stringField(TENSOR.name, name),
      bytesField(TENSOR.rawData, raw),
    ];
    this.#parts.push(bytesField(GRAPH.initializer, writeFields(fields)));
    return name;
  }

  /**
   * @param {{ name: string, shape: number[] }} input
   * @param {{ name: string, shape: number[] }} output
   * @returns {Uint8Array}
   */
  finish(input, output) {
    const graph = writeFields([
      ...this.#parts,
      stringField(GRAPH_NAME, "network"),
      bytesField(GRAPH.input, valueInfo(input.name, input.shape)),
      bytesField(GRAPH.output, valueInfo(output.name, output.shape)),
    ]);
    // The opset's domain is the standard one, which is left out.
    const opset = new BinaryWriter().tag(2, WireType.Varint).int64(OPSET).finish();
    return writeFields([
      varintField(MODEL_EXTRA.irVersion, IR_VERSION),
      bytesField(MODEL_EXTRA.opset, opset),
      bytesField(MODEL.graph, graph),
    ]);
  }
}
