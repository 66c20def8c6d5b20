import { describe, expect, it } from "vitest";
import type { EmbedderPack } from "../contract/packs.ts";
import { cropFor } from "./crop.ts";
import { embed, toInput } from "./embedder.ts";
import { builtInModel, builtInPack, modelOf } from "./embedder-model.ts";
import type { Picture } from "./picture.ts";
import { tryOutEmbedder } from "./try-out.ts";

const red = (width: number, height: number): Picture => {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) data.set([200, 100, 50, 255], i * 4);
  return { width, height, data };
};

const other = modelOf({
  ...builtInPack,
  ...{ id: "other", calibration: undefined },
  input: {
    ...{ name: "in", width: 64, height: 64, layout: "NHWC", colour: "BGR" },
    normalisation: { mean: [50, 100, 0], divisor: [1, 1, 2] },
  },
  template: builtInPack.template.map(([x, y]) => [
    x / 2 + 4,
    y / 2 + 4,
  ]) as EmbedderPack["template"],
  output: { name: "out", dimension: 4 },
});

describe("a model's input", () => {
  it("is what models.json says of the built-in one", () => {
    const { data, dims } = toInput(builtInModel, red(112, 112), false);
    expect(dims).toEqual([1, 3, 112, 112]);
    const plane = 112 * 112;
    expect([data[0], data[plane], data[2 * plane]]).toEqual([73 / 128, -27 / 128, -77 / 128]);
    expect(builtInModel.isNative).toBe(true);
  });

  it("follows a pack in layout, colours, range and mirror", () => {
    const picture = red(64, 64);
    picture.data.set([10, 20, 30], 0);
    const { data, dims } = toInput(other, picture, true);
    expect(dims).toEqual([1, 64, 64, 3]);
    expect([...data.subarray(0, 3)]).toEqual([0, 0, 100]);
    expect([...data.subarray(63 * 3, 64 * 3)]).toEqual([-20, -80, 5]);
  });
});

describe("a model's crop", () => {
  it("is the aligned face itself for one of ArcFace's shape", () => {
    const aligned = red(112, 112);
    expect(cropFor(builtInModel, aligned)).toBe(aligned);
    expect(cropFor(builtInModel, red(160, 160))).toMatchObject({ width: 112, height: 112 });
  });

  it("brings the template's points where a pack wants them, from the margin too", () => {
    const context = red(160, 160);
    // White where the left eye lies: 38.3, 51.7 and the margin of 24.
    for (let y = 73; y < 79; y++) {
      for (let x = 60; x < 66; x++) context.data.set([255, 255, 255], (y * 160 + x) * 4);
    }
    const crop = cropFor(other, context);
    expect([crop.width, crop.height]).toEqual([64, 64]);
    const at = (x: number, y: number) => crop.data[(y * 64 + x) * 4 + 2];
    expect(at(23, 30)).toBeGreaterThan(240);
    expect(at(40, 50)).toBe(50);
    // Half a pixel less than the whole margin is in it; beyond is black.
    expect(at(1, 1)).toBe(50);
  });
});

describe("trying a model out", () => {
  const network = (values: () => number[], name = "out") => ({
    model: other,
    run: () => Promise.resolve({ [name]: { data: Float32Array.from(values()), dims: [1, 4] } }),
    release: () => Promise.resolve(),
  });

  it("accepts a steady vector of the right length, and makes it one of unit length", async () => {
    const good = network(() => [3, 0, 4, 0]);
    await expect(tryOutEmbedder(good)).resolves.toBeUndefined();
    const template = await embed(good, [red(64, 64)], true);
    expect([...template].map((value) => Number(value.toFixed(6)))).toEqual([0.6, 0, 0.8, 0]);
  });

  it.each([
    ["of another length", network(() => [1, 2])],
    ["under another name", network(() => [3, 0, 4, 0], "elsewhere")],
    ["that is not a number", network(() => [NaN, 1, 1, 1])],
    ["of nothing", network(() => [0, 0, 0, 0])],
    ["that differs each time", network(() => [Math.random(), Math.random(), 1, 1])],
  ])("refuses an output %s", async (_, bad) => {
    await expect(tryOutEmbedder(bad)).rejects.toMatchObject({ code: "MODEL_LOAD_FAILED" });
  });
});
