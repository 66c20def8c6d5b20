import { expose } from "comlink";
import { dominantFace } from "../../src/engine/dominant.ts";
import { Engine } from "../../src/engine/engine.ts";
import { fetchModels, fetchLaterModel } from "../../src/engine/fetch-models.ts";
import { defaultThreads } from "../../src/worker/threads.ts";
import { badCopies } from "./bad-copies.ts";
import { isFrontal, judgePhoto } from "./judge-photo.ts";

/** One photo's way through the product's own pipeline. */
export interface Embedded {
  /** 512 floats each; null where no face was found. */
  templates: { FAST: number[]; ACCURATE: number[] } | null;
  /** Milliseconds from the file to the faces, and for one embedding in FAST and in ACCURATE mode. */
  ms: { analyse: number; fast: number; accurate: number };
}

let opening: Promise<Engine> | undefined;
const engine = () =>
  (opening ??= fetchModels(() => undefined).then((models) =>
    Engine.open(models, defaultThreads(), fetchLaterModel),
  ));

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
