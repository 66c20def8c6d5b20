import { AuditAction } from "../contract/audit.ts";
import type { DetectionData } from "../contract/records.ts";
import type { AnalysedFace } from "../engine/analysed-face.ts";
import { toJpeg } from "../engine/encode.ts";
import type { WorkerApi } from "./api.ts";
import { embedNow } from "./embedding.ts";
import { evaluate } from "./evaluation.ts";
import { photoQuality } from "./photo-quality.ts";
import type { FaceMemory } from "./face-memory.ts";
import type { Session } from "./session.ts";
import type { Jobs } from "./jobs.ts";
import { frameData } from "./live.ts";

/** Finding faces, and finding out who they are. */
export function searchCalls(session: Session, jobs: Jobs, memory: FaceMemory) {
  function withId(analysed: AnalysedFace, pictureSide: number, remember = true) {
    const { aligned: _, context: _context, ...face } = analysed;
    const kept = { face: analysed, pictureSide };
    return { id: remember ? memory.remember(kept) : crypto.randomUUID(), ...face };
  }

  return {
    detect: (job, image, search) =>
      jobs.run(job, async (signal) => {
        const { engine, recognition } = await session.ready;
        const { width, height, faces } = await engine.analyse(image, {
          signal,
          every: true,
          closeLook: true,
        });
        const results: DetectionData["faces"] = [];
        for (const analysed of faces) {
          const thumbnail = await toJpeg(analysed.aligned);
          const found = { ...withId(analysed, Math.min(width, height)), thumbnail };
          if (!search) {
            results.push(found);
            continue;
          }
          const { template, modelId } = await embedNow(engine, analysed, search.mode, signal);
          recognition.refuseOther(modelId);
          results.push({ ...found, search: recognition.searchTemplates([template], search) });
        }
        return { width, height, faces: results };
      }),

    headCount: (job, image, { confidence }) =>
      jobs.run(job, async (signal) => {
        const { engine } = await session.ready;
        const all = await engine.confidences(image, { signal, every: true });
        return all.filter((each) => each >= confidence).length;
      }),

    liveness: (job, image) =>
      jobs.run(job, async (signal) => (await session.ready).recognition.liveness(image, signal)),

    search: (job, images, options, live) =>
      jobs.run(job, async (signal) =>
        (await session.ready).recognition.search(images, options, live, signal),
      ),

    verify: (job, personId, images, options) =>
      jobs.run(job, async (signal) => {
        const { engine, recognition, store } = await session.ready;
        const result = await recognition.verify(personId, images, options, signal);
        const { match, score, minScore: threshold } = result;
        const decision = match ? "match" : "noMatch";
        const details = { decision, score, threshold, model: engine.model.id } as const;
        await store.audit.record(AuditAction.VERIFY, [personId], details, signal);
        return result;
      }),

    compare: (job, probe, reference, options, live) =>
      jobs.run(job, async (signal) =>
        (await session.ready).recognition.compare(probe, reference, options, live, signal),
      ),

    track: async (frame, timestamp, options) => {
      const { engine, names } = await session.ready;
      const { model } = engine;
      const analysis = await jobs.watch(() => engine.track(frame, timestamp, options));
      // Looks of the model before say nothing to the one that has come meanwhile.
      if (!analysis || engine.model !== model) return null;
      const pictureSide = Math.min(analysis.width, analysis.height);
      return frameData(analysis, timestamp, names, options, (face) =>
        withId(face, pictureSide, options.remember),
      );
    },

    evaluate: (job, options, onProgress) =>
      jobs.run(job, async (signal) => {
        const { engine, store } = await session.ready;
        const parts = { store, gallery: session.gallery, model: engine.model };
        return evaluate(parts, options, { signal, onProgress });
      }),

    photoQuality: (job, options, onProgress) =>
      jobs.run(job, async (signal) =>
        photoQuality(await session.ready, options, onProgress, signal),
      ),
  } satisfies Partial<WorkerApi>;
}
