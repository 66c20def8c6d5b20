import { expose } from "comlink";
import { decode } from "../../src/engine/decode.ts";
import { dominantFace } from "../../src/engine/dominant.ts";
import { Engine } from "../../src/engine/engine.ts";
import { fetchLaterModel, fetchModels } from "../../src/engine/fetch-models.ts";
import { defaultThreads } from "../../src/worker/threads.ts";
import { paste, resized, wall, type Paste } from "./crowd-picture.ts";

let opening: Promise<Engine> | undefined;
const engine = () =>
  (opening ??= fetchModels(() => undefined).then((models) =>
    Engine.open(models, defaultThreads(), fetchLaterModel),
  ));

let crowd = new Blob();

/** A photo; behind a "#" the address may say which square of it: left, top, side. */
async function open(url: string): Promise<ImageData> {
  const { data, width, height } = await decode(await (await fetch(url)).blob());
  const image = new ImageData(data, width, height);
  const [left, top, side] = new URL(url, location.href).hash.slice(1).split(",").map(Number);
  if (left === undefined || top === undefined || side === undefined) return image;
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d");
  context?.putImageData(image, -left, -top);
  return context?.getImageData(0, 0, side, side) ?? image;
}

const api = {
  info: async () => (await engine()).info,

  /** Milliseconds for a photo as it is: the measure that the crowd's time is held against. */
  async msOf(url: string): Promise<number> {
    const [opened, image] = [await engine(), await open(url)];
    const start = performance.now();
    await opened.analyse(image);
    return performance.now() - start;
  },

  /** Addresses of squares round the faces of a large photo, each twice as high as its face. */
  async portraits(url: string): Promise<string[]> {
    const { faces, width, height } = await (await engine()).analyse(await open(url));
    return faces.map(({ box }) => {
      const side = Math.round(Math.min(2 * box.height, width, height));
      const start = (from: number, size: number, length: number) =>
        Math.round(Math.min(length - side, Math.max(0, from + (size - side) / 2)));
      const left = start(box.x, box.width, width);
      return `${url}#${left},${start(box.y, box.height, height)},${side}`;
    });
  },

  /** The faces of a photo, seen at its full size: the one that is meant first. */
  async faces(url: string) {
    const { faces, width, height } = await (await engine()).analyse(await open(url));
    const meant = dominantFace(faces, width, height)?.face;
    if (!meant) return null;
    const others = faces.filter((face) => face !== meant);
    return { url, width, height, faces: [meant, ...others].map(({ box }) => box) };
  },

  /** The faces of a photo, seen at three times its size: people far behind, too. */
  async allFaces(url: string) {
    const { data, width, height } = resized(await open(url), 3);
    const image = new ImageData(data, width, height);
    const { faces } = await (await engine()).analyse(image, { every: true });
    return faces.map(({ box }) => ({
      x: (box.x + 0.5) / 3 - 0.5,
      y: (box.y + 0.5) / 3 - 0.5,
      width: box.width / 3,
      height: box.height / 3,
    }));
  },

  /** Pastes the photos onto a wall; the crowd is kept as a JPEG, as a camera would. */
  async build(width: number, height: number, pastes: readonly Paste[]): Promise<void> {
    const picture = wall(width, height);
    for (const { url, x, y, scale } of pastes) {
      paste(picture, resized(await open(url), scale), x, y);
    }
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext("2d")?.putImageData(new ImageData(picture.data, width, height), 0, 0);
    crowd = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 });
  },

  /** Everything that the product does with such a photo, decoding included. */
  async find() {
    const start = performance.now();
    const { faces } = await (await engine()).analyse(crowd, { every: true });
    const ms = performance.now() - start;
    return { ms, finds: faces.map(({ box, confidence }) => ({ ...box, confidence })) };
  },

  /** The crowd's picture around a box, as a PNG's bytes: to look at what was found falsely. */
  async crop(x: number, y: number, side: number): Promise<number[]> {
    const canvas = new OffscreenCanvas(128, 128);
    const bitmap = await createImageBitmap(crowd);
    canvas.getContext("2d")?.drawImage(bitmap, x, y, side, side, 0, 0, 128, 128);
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  },
};

export type CrowdWorker = typeof api;

expose(api);
