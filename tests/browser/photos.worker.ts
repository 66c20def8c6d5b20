import { expose } from "comlink";
import { dominantFace } from "../../src/engine/dominant.ts";
import { Engine } from "../../src/engine/engine.ts";
import { fetchLaterModel, fetchModels } from "../../src/engine/fetch-models.ts";

const opening = fetchModels(() => undefined).then((models) =>
  Engine.open(models, 2, fetchLaterModel),
);

const api = {
  /** Every face of a photo, as `detect` and `headCount` see them; sizes in its pixels. */
  async faces(photo: Blob) {
    const { faces, width, height } = await (await opening).analyse(photo, { every: true });
    return {
      width,
      height,
      faces: faces.map(({ box, confidence, quality, pose, landmarks }) => ({
        box,
        confidence,
        reasons: quality.reasons,
        pose,
        landmarks,
      })),
    };
  },

  /** The template of the face that is meant. */
  async template(photo: Blob) {
    const engine = await opening;
    const { faces, width, height } = await engine.analyse(photo);
    const meant = dominantFace(faces, width, height)?.face;
    return meant ? engine.embed(meant, "FAST") : null;
  },

  /** What becomes of a search that is aborted after so many milliseconds. */
  async abortedAfter(photo: Blob, ms: number): Promise<string> {
    const engine = await opening;
    const work = engine.analyse(photo, { every: true, signal: AbortSignal.timeout(ms) });
    return work.then(
      () => "finished",
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
  },
};

export type PhotosWorker = typeof api;

expose(api);
