import { describe, expect, it } from "vitest";
import { pruneDeadChannels } from "./prune-dead-channels.mjs";
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
} from "./schema.mjs";
import { symbolicInputSize } from "./symbolic-input-size.mjs";
import { keepSlices, readWeights } from "./tensor.mjs";
import {
  bytesField,
  integers,
  payloads,
  stringField,
  strings,
  varintField,
  writeFields,
} from "./wire.mjs";
import { zeroTinyWeights } from "./zero-tiny-weights.mjs";

/** @typedef {import("./wire.mjs").Field} Field */

/** @param {Field[]} fields */
const graphOf = (...fields) => writeFields([bytesField(MODEL.graph, writeFields(fields))]);

/**
 * @param {string} name
 * @param {number[]} dims
 * @param {number[]} values
 */
const weights = (name, dims, values) =>
  bytesField(
    GRAPH.initializer,
    writeFields([
      ...dims.map((dim) => varintField(TENSOR.dims, dim)),
      varintField(TENSOR.dataType, FLOAT),
      stringField(TENSOR.name, name),
      bytesField(TENSOR.rawData, new Uint8Array(Float32Array.from(values).buffer)),
    ]),
  );

/**
 * @param {string} type
 * @param {string[]} inputs
 * @param {string} output
 * @param {number} [group]
 */
const node = (type, inputs, output, group) =>
  bytesField(
    GRAPH.node,
    writeFields([
      ...inputs.map((name) => stringField(NODE.input, name)),
      stringField(NODE.output, output),
      stringField(NODE.opType, type),
      ...(group === undefined
        ? []
        : [
            bytesField(
              NODE.attribute,
              writeFields([stringField(ATTRIBUTE.name, "group"), varintField(ATTRIBUTE.i, group)]),
            ),
          ]),
    ]),
  );

/**
 * @param {number} number
 * @param {string} name
 * @param {number[]} dims
 */
const valueInfo = (number, name, dims) => {
  const shape = writeFields(
    dims.map((dim) => bytesField(SHAPE.dim, writeFields([varintField(DIM.value, dim)]))),
  );
  const tensor = writeFields([bytesField(TENSOR_TYPE.shape, shape)]);
  const type = writeFields([bytesField(TYPE.tensor, tensor)]);
  return bytesField(
    number,
    writeFields([stringField(VALUE_INFO.name, name), bytesField(VALUE_INFO.type, type)]),
  );
};

/** @param {Uint8Array} model */
function weightsOf(model) {
  const [graph = new Uint8Array()] = payloads(model, MODEL.graph);
  return Object.fromEntries(
    payloads(graph, GRAPH.initializer).flatMap((tensor) => {
      const read = readWeights(tensor);
      return read ? [[read.name, { dims: read.dims, data: [...read.data] }]] : [];
    }),
  );
}

describe("zeroTinyWeights", () => {
  it("zeroes what is too small to matter, and nothing else", () => {
    const model = graphOf(weights("w", [5], [1e-11, -1e-40, 1e-9, -2, 0]));
    expect(weightsOf(zeroTinyWeights(model)).w).toEqual({
      dims: [5],
      data: [0, 0, Math.fround(1e-9), -2, 0],
    });
  });

  it("leaves a model without such weights byte for byte as it was", () => {
    const model = graphOf(weights("w", [2], [1, 0]), node("Relu", ["x"], "y"));
    expect(zeroTinyWeights(model)).toEqual(model);
  });
});

describe("symbolicInputSize", () => {
  it("frees height and width of the input and of the outputs", () => {
    const model = graphOf(
      valueInfo(GRAPH.input, "data", [1, 3, 512, 640]),
      valueInfo(GRAPH.output, "out", [1, 8, 16, 20]),
    );
    const [graph = new Uint8Array()] = payloads(symbolicInputSize(model), MODEL.graph);
    const dims = [GRAPH.input, GRAPH.output].map((number) => {
      let [part = new Uint8Array()] = payloads(graph, number);
      for (const inner of [VALUE_INFO.type, TYPE.tensor, TENSOR_TYPE.shape]) {
        [part = new Uint8Array()] = payloads(part, inner);
      }
      return payloads(part, SHAPE.dim).map(
        (dim) => strings(dim, DIM.param)[0] ?? integers(dim, DIM.value)[0],
      );
    });
    expect(dims).toEqual([
      [1, 3, "height", "width"],
      [1, 8, "height/32", "width/32"],
    ]);
  });
});

describe("pruneDeadChannels", () => {
  // Four channels: 1 is dead as the project ignores it, 2 as the depthwise makes nothing of it.
  const chain = [
    node("Conv", ["x", "expand", "expandBias"], "a"),
    node("PRelu", ["a", "slope1"], "b"),
    node("Conv", ["b", "depthwise", "depthwiseBias"], "c", 4),
    node("PRelu", ["c", "slope2"], "d"),
    node("Conv", ["d", "project", "projectBias"], "y", 1),
    weights("expand", [4, 2, 1, 1], [1, 2, 3, 4, 5, 6, 7, 8]),
    weights("expandBias", [4], [1, 2, 3, 4]),
    weights("slope1", [4, 1, 1], [1, 2, 3, 4]),
    weights("depthwise", [4, 1, 1, 1], [1, 2, 1e-6, 0]),
    weights("depthwiseBias", [4], [1, 2, 0, 4]),
    weights("slope2", [4, 1, 1], [5, 6, 7, 8]),
    weights("project", [2, 4, 1, 1], [1, 0, 3, 4, 5, 1e-7, 7, 8]),
    weights("projectBias", [2], [1, 2]),
  ];

  it("takes dead channels out of every tensor of the chain", () => {
    const pruned = weightsOf(pruneDeadChannels(graphOf(...chain)));
    expect(pruned).toEqual({
      expand: { dims: [2, 2, 1, 1], data: [1, 2, 7, 8] },
      expandBias: { dims: [2], data: [1, 4] },
      slope1: { dims: [2, 1, 1], data: [1, 4] },
      depthwise: { dims: [2, 1, 1, 1], data: [1, 0] },
      depthwiseBias: { dims: [2], data: [1, 4] },
      slope2: { dims: [2, 1, 1], data: [5, 8] },
      project: { dims: [2, 2, 1, 1], data: [1, 4, 5, 8] },
      projectBias: { dims: [2], data: [1, 2] },
    });
  });

  it("sets the group count of the depthwise convolution alone", () => {
    const [graph = new Uint8Array()] = payloads(pruneDeadChannels(graphOf(...chain)), MODEL.graph);
    const groups = payloads(graph, GRAPH.node).map((part) =>
      payloads(part, NODE.attribute).flatMap((attribute) => integers(attribute, ATTRIBUTE.i)),
    );
    expect(groups).toEqual([[], [], [2], [], [1]]);
  });

  it.each([
    ["another node reads the channels too", node("Relu", ["b"], "z")],
    ["the channels leave the graph", valueInfo(GRAPH.output, "a", [1, 4, 9, 9])],
    ["weights are shared with another node", node("Mul", ["q", "slope2"], "z")],
  ])("keeps its hands off when %s", (_, part) => {
    const model = graphOf(...chain, part);
    expect(pruneDeadChannels(model)).toEqual(model);
  });
});

describe("keepSlices", () => {
  it("keeps slices along any axis", () => {
    const tensor = { name: "t", dims: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) };
    expect([...keepSlices(tensor, 0, [1]).data]).toEqual([4, 5, 6]);
    expect([...keepSlices(tensor, 1, [0, 2]).data]).toEqual([1, 3, 4, 6]);
    expect(keepSlices(tensor, 1, [0, 2]).dims).toEqual([2, 2]);
  });
});
