import { expose } from "comlink";
import { packSchema, type Pack } from "../../src/contract/packs.ts";
import { validate } from "../../src/contract/validate.ts";
import { detectorModelOf } from "../../src/engine/detector-model.ts";
import { dominantFace } from "../../src/engine/dominant.ts";
import { modelOf } from "../../src/engine/embedder-model.ts";
import { toStoredJpeg } from "../../src/engine/encode.ts";
import { Engine } from "../../src/engine/engine.ts";
import { fetchModels, fetchLaterModel } from "../../src/engine/fetch-models.ts";
import { dot } from "../../src/engine/vector.ts";
import { defaultThreads } from "../../src/worker/threads.ts";
import { badCopies } from "./bad-copies.ts";
import { isFrontal, judgePhoto } from "./judge-photo.ts";

/** One photo's way through the product's own pipeline. */
export interface Embedded {
  /** As many floats each as the model gives; null where no face was found. */
  templates: { FAST: number[]; ACCURATE: number[] } | null;
  /** Milliseconds from the file to the faces, and for one embedding in FAST and in ACCURATE mode. */
  ms: { analyse: number; fast: number; accurate: number };
}

let opening: Promise<Engine> | undefined;
const engine = () => (opening ??= open());

/** With a pack's model in the place of the built-in one of its kind. */
async function open(pack?: Pack, onnx = new Uint8Array()): Promise<Engine> {
  const builtIn = await fetchModels(() => undefined);
  const bytes = pack ? { ...builtIn, [pack.role]: onnx } : builtIn;
  return Engine.open(bytes, defaultThreads(), fetchLaterModel, {
    ...(pack?.role === "embedder" && { embedder: modelOf(pack) }),
    ...(pack?.role === "detector" && { detector: detectorModelOf(pack) }),
  });
}

/**
 * The middle half of a photo, shrunk to `side` pixels and enlarged again in a grey frame: what a
 * poor camera sees of the same people.
 */
async function shrunk(photo: Blob, side: number): Promise<Blob> {
  const bitmap = await createImageBitmap(photo);
  const { width, height } = bitmap;
  const small = canvas(side);
  small.drawImage(bitmap, width / 4, height / 4, width / 2, height / 2, 0, 0, side, side);
  const large = canvas(4 * side);
  large.fillStyle = "#777";
  large.fillRect(0, 0, 4 * side, 4 * side);
  large.drawImage(small.canvas, side, side, 2 * side, 2 * side);
  return large.canvas.convertToBlob({ type: "image/png" });
}

function canvas(side: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(side, side).getContext("2d");
  if (!context) throw new Error("no canvas");
  context.imageSmoothingQuality = "high";
  return context;
}

const api = {
  /** Uses the pack at an address; it must be the first call. @throws FaceSdkError INVALID_ARGUMENT */
  async usePack(address: string): Promise<void> {
    const description: unknown = await (await fetch(`${address}/pack.json`)).json();
    const pack = validate(packSchema, description, "pack");
    const file = await fetch(`${address}/${pack.file}`);
    if (!file.ok) throw new Error(`There is no ${pack.file} beside pack.json.`);
    const onnx = new Uint8Array(await file.arrayBuffer());
    opening = open(pack, onnx);
    await opening;
  },

  /**
   * The cosine of the ACCURATE template of a photo's face as it is enrolled, with that of the face as
   * it is stored: as the product does it, or otherwise (without the margin, or another quality).
   */
  async embedAgain(
    url: string,
    variants: { margin: boolean; quality: number | undefined }[],
  ): Promise<{ cosine: number; bytes: number }[] | null> {
    const opened = await engine();
    const { faces, width, height } = await opened.analyse(await (await fetch(url)).blob());
    const face = dominantFace(faces, width, height)?.face;
    if (!face || face.quality.reasons.length > 0) return null;
    const enrolled = await opened.embed(face, "ACCURATE");
    const results = [];
    for (const { margin, quality } of variants) {
      const picture = margin ? (face.context ?? face.aligned) : face.aligned;
      const stored = await toStoredJpeg(picture, quality);
      const again = await opened.embedStored(stored, opened.embedder);
      results.push({ cosine: dot(enrolled, again), bytes: stored.size });
    }
    return results;
  },

  info: async () => (await engine()).info,

  async embed(url: string, shrunkTo: number): Promise<Embedded> {
    const opened = await engine();
    const original = await (await fetch(url)).blob();
    const photo = shrunkTo > 0 ? await shrunk(original, shrunkTo) : original;
    const start = performance.now();
    const { faces, width, height } = await opened.analyse(photo);
    const analysed = performance.now();
    const dominant = dominantFace(faces, width, height);
    const ms = { analyse: analysed - start, fast: 0, accurate: 0 };
    if (!dominant) return { templates: null, ms };
    const fast = await opened.embed(dominant.face, "FAST");
    ms.fast = performance.now() - analysed;
    const accurate = await opened.embed(dominant.face, "ACCURATE");
    ms.accurate = performance.now() - analysed - ms.fast;
    return { templates: { FAST: [...fast], ACCURATE: [...accurate] }, ms };
  },

  /** What the quality gate says of a photo and, where wanted, of bad copies of it. */
  async judge(url: string, withCopies: boolean) {
    const photo = await (await fetch(url)).blob();
    const judged = await judgePhoto(await engine(), photo, withCopies);
    return { ...judged, frontal: judged.photo !== null && isFrontal(judged.photo.pose) };
  },

  /** The code that each kind of bad copy shall trip. */
  badCopies: (): Record<string, string> =>
    Object.fromEntries(Object.entries(badCopies).map(([name, { code }]) => [name, code])),
};

export type AccuracyWorker = typeof api;

expose(api);
