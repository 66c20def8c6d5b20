/**
 * @file Makes a model pack of a second real recognition model: dlib's ResNet, which the npm package
 * @vladmandic/face-api carries as TensorFlow.js weights. `node scripts/packs/dlib-resnet.mjs`
 * writes pack.json and model.onnx to .cache/packs/dlib-resnet/. For tests and as an example of a
 * conversion; the product does not ship it.
 *
 * The graph is the package's `src/faceRecognitionNet/FaceRecognitionNet.ts`, layer by layer.
 */
import { inRoot, readJson, sha256, writeWhole } from "../files.mjs";
import { isMain } from "../main.mjs";
import { readPackagedFile } from "../npm-package.mjs";
import { OnnxWriter } from "./onnx-writer.mjs";
import { readWeightMap } from "./tfjs-weights.mjs";

const PACKAGE = { package: "@vladmandic/face-api", version: "1.7.15" };
const FOLDER = ".cache/packs/dlib-resnet";
const SIZE = 150;
const LENGTH = 128;

/** The blocks in their order; "down" halves the picture. */
const BLOCKS = [
  ...["conv32_1", "conv32_2", "conv32_3"],
  ...["conv64_down", "conv64_1", "conv64_2", "conv64_3"],
  ...["conv128_down", "conv128_1", "conv128_2"],
  ...["conv256_down", "conv256_1", "conv256_2", "conv256_down_out"],
];

/** @param {import("./tfjs-weights.mjs").WeightMap} map */
export function toOnnx(map) {
  const writer = new OnnxWriter();
  const take = (/** @type {string} */ name) => {
    const found = map.get(name);
    if (!found) throw new Error(`There are no weights ${name}.`);
    return found;
  };
  const padded = (/** @type {string} */ x, /** @type {number[]} */ pads) =>
    writer.node("Pad", [x, writer.weights([8], BigInt64Array.from(pads, BigInt))]);

  /** A convolution with the scale and shift behind it worked into its weights. */
  const conv = (
    /** @type {string} */ x,
    /** @type {string} */ name,
    /** @type {{ stride?: number, same?: boolean, relu?: boolean }} */ options,
  ) => {
    const { stride = 1, same = false, relu = true } = options;
    const { shape, data } = take(`${name}/conv/filters`);
    const [h = 0, w = 0, inputs = 0, outputs = 0] = shape;
    const bias = take(`${name}/conv/bias`).data;
    const scale = take(`${name}/scale/weights`).data;
    const shift = take(`${name}/scale/biases`).data;
    const filters = new Float32Array(data.length);
    for (let at = 0; at < data.length; at++) {
      // From height, width, input, output (TensorFlow) to output, input, height, width (ONNX).
      const o = at % outputs;
      const i = Math.floor(at / outputs) % inputs;
      const place = Math.floor(at / (outputs * inputs));
      filters[(o * inputs + i) * h * w + place] = (data[at] ?? 0) * (scale[o] ?? 0);
    }
    const biases = bias.map((value, o) => value * (scale[o] ?? 0) + (shift[o] ?? 0));
    const out = writer.node(
      "Conv",
      [x, writer.weights([outputs, inputs, h, w], filters), writer.weights([outputs], biases)],
      { strides: [stride, stride], kernel_shape: [h, w], pads: same ? [1, 1, 1, 1] : [0, 0, 0, 0] },
    );
    return relu ? writer.node("Relu", [out]) : out;
  };

  /** @type {(x: string, name: string, before: [number, number]) => [string, number, number]} */
  const block = (x, name, [side, channels]) => {
    const isDown = name.includes("down");
    const first = conv(x, `${name}/conv1`, isDown ? { stride: 2 } : { same: true });
    const own = conv(first, `${name}/conv2`, { same: true, relu: false });
    if (!isDown) return [writer.node("Relu", [writer.node("Add", [own, x])]), side, channels];
    const outputs = take(`${name}/conv2/conv/bias`).data.length;
    const pooledSide = Math.floor(side / 2);
    const lacks = pooledSide - (Math.floor((side - 3) / 2) + 1);
    const pooled = writer.node("AveragePool", [x], { kernel_shape: [2, 2], strides: [2, 2] });
    const left =
      outputs > channels ? padded(pooled, [0, 0, 0, 0, 0, outputs - channels, 0, 0]) : pooled;
    const right = lacks > 0 ? padded(own, [0, 0, 0, 0, 0, 0, lacks, lacks]) : own;
    return [writer.node("Relu", [writer.node("Add", [left, right])]), pooledSide, outputs];
  };

  let x = conv("input", "conv32_down", { stride: 2 });
  x = writer.node("MaxPool", [x], { kernel_shape: [3, 3], strides: [2, 2] });
  // 150 → 72 by the convolution → 35 by the pooling.
  let side = 35;
  let channels = 32;
  for (const name of BLOCKS) [x, side, channels] = block(x, name, [side, channels]);
  x = writer.node("Flatten", [writer.node("GlobalAveragePool", [x])]);
  const { shape, data } = take("fc");
  writer.node("MatMul", [x, writer.weights(shape, data)], {}, "output");
  return writer.finish(
    { name: "input", shape: [1, 3, SIZE, SIZE] },
    { name: "output", shape: [1, LENGTH] },
  );
}

/** @param {Uint8Array} onnx */
export function description(onnx) {
  return {
    id: "dlib-resnet",
    version: "1",
    name: "dlib ResNet (face-api)",
    licence: "MIT",
    role: "embedder",
    file: "model.onnx",
    sha256: sha256(onnx),
    input: {
      name: "input",
      width: SIZE,
      height: SIZE,
      layout: "NCHW",
      colour: "RGB",
      normalisation: { mean: [122.782, 117.001, 104.298], divisor: 255 },
    },
    // ArcFace's points, scaled and shifted so that eyes and mouth lie as face-api's `align` puts
    // them: their mean at 0.5 and 0.43 of the side, the mouth 0.45 of it away from each eye.
    template: [
      [48.05, 44.0],
      [101.71, 43.7],
      [75.05, 74.51],
      [53.01, 105.93],
      [97.45, 105.68],
    ],
    output: { name: "output", dimension: LENGTH },
    mirrored: true,
    // 2,320 photos of LFW, galleries of 50: TMR at a true FMR of 1e-3 86.8 %, with it 80.2 %.
    cohort: false,
  };
}

/**
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<string>} The pack's folder.
 */
export async function ensureDlibPack({ log = console.log } = {}) {
  const { packages } = await readJson("scripts/samples.json");
  const hashes = await readJson("scripts/packs/dlib-resnet.json");
  const read = (/** @type {string} */ name) =>
    readPackagedFile(
      { origin: { ...PACKAGE, path: `package/model/${name}` }, sourceSha256: hashes[name] },
      packages,
      log,
    );
  const manifest = JSON.parse(
    new TextDecoder().decode(await read("face_recognition_model-weights_manifest.json")),
  );
  const map = readWeightMap(manifest, await read("face_recognition_model.bin"));
  const onnx = toOnnx(map);
  const folder = inRoot(FOLDER);
  const calibration = await readJson("scripts/packs/dlib-resnet.calibration.json");
  const pack = { ...description(onnx), calibration };
  await writeWhole(`${folder}/model.onnx`, onnx);
  await writeWhole(`${folder}/pack.json`, `${JSON.stringify(pack, null, 2)}\n`);
  return folder;
}

if (isMain(import.meta.url)) console.log(await ensureDlibPack());
