import { expose } from "comlink";
import { dominantFace } from "../../src/engine/dominant.ts";
import { toStoredJpeg } from "../../src/engine/encode.ts";
import { Engine } from "../../src/engine/engine.ts";
import { fetchLaterModel, fetchModels } from "../../src/engine/fetch-models.ts";
import { blurred, exposed } from "../accuracy/degrade.ts";
import { isFrontal, judgePhoto } from "../accuracy/judge-photo.ts";
import type { FaceSdkError } from "../../src/contract/errors.ts";
import type { Bytes, FaceToStore } from "../../src/store/index.ts";
import { facesFromImages } from "../../src/worker/enrolment.ts";
import { enrollablePhoto } from "../../src/worker/stored-photo.ts";
import type { Picture } from "../../src/engine/picture.ts";

const openEngine = async () => Engine.open(await fetchModels(() => undefined), 1, fetchLaterModel);
let opening: Promise<Engine> | undefined;

const api = {
  /** The aligned dominant face of a photo (RGBA) and its templates. */
  async analyse(photo: Blob) {
    const engine = await openEngine();
    const { faces, width, height } = await engine.analyse(photo);
    const face = dominantFace(faces, width, height)?.face;
    if (!face) throw new Error("no face");
    return {
      aligned: face.aligned.data,
      fast: await engine.embed(face, "FAST"),
      // Without its context a face has one alignment only.
      mirrored: await engine.embed({ ...face, context: undefined }, "ACCURATE"),
      accurate: await engine.embed(face, "ACCURATE"),
      probes: [await engine.probe(photo, "FAST"), await engine.probe(photo, "ACCURATE")],
    };
  },

  /** What the quality gate says of a photo and of bad copies of it. */
  async judge(photo: Blob) {
    const judged = await judgePhoto(await (opening ??= openEngine()), photo, true);
    return { ...judged, frontal: judged.photo !== null && isFrontal(judged.photo.pose) };
  },

  /** What is seen of a photo's dominant face, and what its stored picture and worse copies say; null without one. */
  async judgeAgain(photo: Blob) {
    const judge = await (opening ??= openEngine());
    const seen = await judge.analyse(photo, { closeLook: true });
    const face = dominantFace(seen.faces, seen.width, seen.height)?.face;
    if (!face?.context || face.quality.reasons.length > 0) return null;
    const { context } = face;
    const stored = async (picture: Picture) => judge.judgeStored(await toStoredJpeg(picture));
    return {
      seen: face.quality.components,
      stored: await stored(context),
      dark: await stored(exposed(context, 40 / face.quality.luminance)),
      blurred: await stored(blurred(context, 2.5)),
    };
  },

  /**
   * Enrols a photo, then what an export makes of it; null where the photo itself is refused, else
   * the code with which its export is, and the cosine of the two templates where it is not.
   */
  async enrolExported(photo: Blob): Promise<{ code: string | null; cosine: number } | null> {
    const engine = await (opening ??= openEngine());
    const enrol = async (image: Blob) => {
      const [face] = await facesFromImages(engine, [image], new AbortController().signal);
      return face as FaceToStore;
    };
    const first = await enrol(photo).catch(() => null);
    if (!first) return null;
    try {
      const { template } = await enrol(await enrollablePhoto(first.thumbnail as Bytes));
      const cosine = template.reduce(
        (sum, value, at) => sum + value * (first.template[at] ?? 0),
        0,
      );
      return { code: null, cosine };
    } catch (error) {
      return { code: (error as FaceSdkError).code, cosine: NaN };
    }
  },

  /** Each face of the sample photos in a picture of its own, three times as wide as its box. */
  async samplePortraits(): Promise<Blob[]> {
    const engine = await (opening ??= openEngine());
    const portraits: Blob[] = [];
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const photo = await (await fetch(`/samples/sample${n}.jpg`)).blob();
      const bitmap = await createImageBitmap(photo);
      for (const { box } of (await engine.analyse(photo)).faces) {
        const side = Math.round(1.6 * box.height);
        const canvas = new OffscreenCanvas(250, 250);
        const [x, y] = [box.x + (box.width - side) / 2, box.y + (box.height - side) / 2];
        canvas.getContext("2d")?.drawImage(bitmap, x, y, side, side, 0, 0, 250, 250);
        portraits.push(await canvas.convertToBlob({ type: "image/png" }));
      }
    }
    return portraits;
  },
};

export type EngineWorker = typeof api;

expose(api);
