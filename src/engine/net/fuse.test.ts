import { expect, test } from "vitest";
import { OnnxWriter } from "../../../scripts/packs/onnx-writer.mjs";
import { openWasmRuntime } from "../runtime.ts";
import { fuse } from "./fuse.ts";
import { Machine } from "./machine.ts";
import { loadNetwork } from "./network.ts";
import { readOnnx, UnsupportedGraph } from "./onnx.ts";
import { assertKnown } from "./tail.ts";

/** Small graphs with made-up weights. */
class Maker {
  readonly writer = new OnnxWriter();
  #seed = 1;

  random(length: number): Float32Array {
    return Float32Array.from({ length }, () => Math.sin(this.#seed++ * 12.9898));
  }

  weights(...dims: number[]): string {
    return this.writer.weights(dims, this.random(dims.reduce((all, dim) => all * dim, 1)));
  }

  /** [outputs, inputs, side]; each channel by itself where there is one input for several outputs. */
  conv(
    input: string,
    [outputs, inputs, side]: [number, number, number],
    { stride = 1, pad = 0, dilation = 1, group = 1 } = {},
    output?: string,
  ): string {
    const attributes = {
      ...{ kernel_shape: [side, side], strides: [stride, stride], pads: [pad, pad, pad, pad] },
      ...{ dilations: [dilation, dilation], group },
    };
    const names = [this.weights(outputs, inputs, side, side), this.weights(outputs)];
    return this.writer.node("Conv", [input, ...names], attributes, output);
  }

  finish(input: number[], output: number[] = []): Uint8Array {
    return this.writer.finish({ name: "in", shape: input }, { name: "out", shape: output });
  }
}

/** What both make of a picture, and that it is the same, to so much of its largest number. */
async function expectAlike(model: Uint8Array, dims: number[], tolerance = 1e-5): Promise<void> {
  const length = dims.reduce((all, dim) => all * dim, 1);
  const data = Float32Array.from({ length }, (_, i) => Math.sin(i * 0.7) + Math.cos(i * i * 0.013));
  const theirs = await (await openWasmRuntime(1)).load(model);
  const { out: expected } = await theirs.run({ in: { dims, data } });
  const { out: found } = await loadNetwork(new Machine(1), model).run({ in: { dims, data } });
  expect(found?.dims).toEqual(expected?.dims);
  const most = Math.max(...(expected?.data ?? []).map(Math.abs));
  expect(most).toBeGreaterThan(0.01);
  found?.data.forEach((value, i) => {
    expect(Math.abs(value - (expected?.data[i] ?? NaN))).toBeLessThan(tolerance * most);
  });
}

test("odd numbers of channels, strides, distances and borders", async () => {
  const make = new Maker();
  const first = make.conv("in", [5, 3, 3], { pad: 1 });
  const active = make.writer.node("PRelu", [first, make.weights(5, 1, 1)]);
  const each = make.conv(active, [5, 1, 3], { stride: 2, pad: 1, group: 5 });
  const relu = make.writer.node("Relu", [each]);
  const wide = make.conv(relu, [7, 5, 1]);
  const far = make.conv(wide, [6, 7, 3], { pad: 2, dilation: 2 });
  const whole = make.conv(far, [6, 1, 5], { group: 6 });
  make.conv(whole, [3, 6, 1], { stride: 2 }, "out");
  await expectAlike(make.finish([1, 3, 17, 23], [1, 3, 3, 4]), [1, 3, 17, 23]);
});

test("sums before and after an activation, with what came earlier", async () => {
  const make = new Maker();
  const first = make.conv("in", [8, 2, 3], { pad: 1 });
  const second = make.conv(first, [8, 8, 3], { pad: 1 });
  const sum = make.writer.node("Add", [first, second]);
  const relu = make.writer.node("Relu", [sum]);
  const third = make.writer.node("Relu", [make.conv(relu, [8, 8, 1])]);
  const again = make.writer.node("Add", [third, relu]);
  make.conv(again, [4, 8, 1], {}, "out");
  await expectAlike(make.finish([1, 2, 9, 7], [1, 4, 9, 7]), [1, 2, 9, 7]);
});

test("maxima, means, and channels that are weighed by them", async () => {
  const make = new Maker();
  const first = make.conv("in", [12, 1, 3]);
  const most = make.writer.node("MaxPool", [first], {
    ...{ kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] },
  });
  const next = make.conv(most, [12, 12, 1]);
  const mean = make.writer.node("GlobalAveragePool", [next]);
  const factor = make.writer.node("Sigmoid", [make.conv(mean, [12, 12, 1])]);
  const weighed = make.writer.node("Mul", [next, factor]);
  const sum = make.writer.node("Add", [most, weighed]);
  make.conv(sum, [4, 12, 1], {}, "out");
  await expectAlike(make.finish([1, 1, 15, 12], [1, 4, 7, 5]), [1, 1, 15, 12]);
});

test("channels side by side, with one activation for all", async () => {
  const make = new Maker();
  const parts = [make.conv("in", [8, 3, 3], { pad: 1 }), make.conv("in", [16, 3, 1])];
  const joined = make.writer.node("Concat", parts, { axis: 1 });
  const relu = make.writer.node("Relu", [joined]);
  make.conv(relu, [5, 24, 3], { pad: 1 }, "out");
  await expectAlike(make.finish([1, 3, 8, 8], [1, 5, 8, 8]), [1, 3, 8, 8]);
});

test.each([
  [4, 21],
  [9, 11],
  [17, 6],
  [12, 16],
])("windows of three by three in tiles, in %i rows of %i", async (rows, columns) => {
  const make = new Maker();
  const first = make.conv("in", [18, 2, 3], { pad: 1 });
  const relu = make.writer.node("Relu", [first]);
  // Two that read the same, one that adds to what it makes, and parts of one value.
  const one = make.conv(relu, [16, 18, 3], { pad: 1 });
  const other = make.conv(relu, [16, 18, 3], { pad: 1 });
  const sum = make.writer.node("Add", [one, other]);
  const parts = [make.conv(sum, [16, 16, 3], { pad: 1 }), make.conv(sum, [24, 16, 1])];
  const joined = make.writer.node("Relu", [make.writer.node("Concat", parts, { axis: 1 })]);
  make.conv(joined, [19, 40, 3], { pad: 1 }, "out");
  const dims = [1, 2, rows, columns];
  // Their sums have terms of both signs that are larger than what is left.
  await expectAlike(make.finish(dims, [1, 19, rows, columns]), dims, 4e-5);
});

test("what nobody wants is not made", () => {
  const make = new Maker();
  const first = make.conv("in", [8, 2, 1]);
  make.writer.node("Shape", [first], {}, "size");
  make.writer.node("Tanh", [first], {}, "unknown");
  make.conv(first, [4, 8, 1], {}, "out");
  const { exported, tail } = fuse(readOnnx(make.finish([1, 2, 9, 7], [1, 4, 9, 7])));
  expect([exported, tail]).toEqual([["out"], []]);
});

test("what shows only when sizes are known is left to another runtime as well", () => {
  const make = new Maker();
  // Parts of a join that are no whole eights.
  const parts = [make.conv("in", [5, 3, 1]), make.conv("in", [3, 3, 1])];
  make.writer.node("Concat", parts, { axis: 1 }, "out");
  const model = make.finish([1, 3, 8, 8]);
  expect(() => loadNetwork(new Machine(1), model)).toThrow(UnsupportedGraph);
});

test.each<[string, (make: Maker) => void]>([
  ["an operator", ({ writer }) => writer.node("AveragePool", ["in"], {}, "out")],
  [
    "an operator after the layers",
    (make) => make.writer.node("Tanh", [make.conv("in", [8, 3, 1])], {}, "out"),
  ],
  ["groups of channels", (make) => make.conv("in", [8, 2, 1], { group: 2 }, "out")],
  [
    "uneven borders",
    (make) => make.writer.node("Conv", ["in", make.weights(4, 3, 3, 3)], { pads: [0, 0, 1, 1] }),
  ],
  ["weights that are computed", ({ writer }) => writer.node("Conv", ["in", "in"], {}, "out")],
  ["an activation of the picture", ({ writer }) => writer.node("Relu", ["in"], {}, "out")],
])("%s that is not known is left to another runtime", (_, build) => {
  const make = new Maker();
  build(make);
  const graph = readOnnx(make.finish([1, 3, 8, 8]));
  expect(() => assertKnown(fuse(graph).tail)).toThrow(UnsupportedGraph);
});
