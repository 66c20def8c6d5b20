import { FaceSdkError } from "../contract/errors.ts";
import type { SwitchProgress } from "../contract/models.ts";
import type { Embedder } from "../engine/embedder.ts";
import type { Engine } from "../engine/engine.ts";
import { PIPELINE_VERSION } from "../engine/template.ts";
import type { NewTemplate, Store, StoredThumbnail } from "../store/index.ts";

/** Templates written at once: half a block, some seconds' work. */
const BATCH = 32;

/**
 * Embeds each stored face that has no template of a model, in batches: each is on the disk before
 * the next begins, so that a crash or an abort loses little.
 *
 * @param failed takes the keys of thumbnails that could not be read
 * @returns how many templates were made
 */
export async function embedMissing(
  { engine, store }: { engine: Engine; store: Store },
  embedder: Embedder,
  failed: Set<number>,
  onProgress: (progress: SwitchProgress) => void,
  signal: AbortSignal,
): Promise<number> {
  const { id } = embedder.model;
  const missing = (await store.models.missing(id, PIPELINE_VERSION)).filter(
    ({ thumbnailKey }) => !failed.has(thumbnailKey),
  );
  const started = performance.now();
  const tell = (done: number) => {
    const each = done > 0 ? (performance.now() - started) / done : null;
    const secondsLeft = each === null ? null : Math.ceil((each * (missing.length - done)) / 1000);
    onProgress({ done, total: missing.length, secondsLeft });
  };
  tell(0);
  let embedded = 0;
  for (let at = 0; at < missing.length; at += BATCH) {
    const templates: NewTemplate[] = [];
    for (const [nth, one] of missing.slice(at, at + BATCH).entries()) {
      if (signal.aborted) throw new FaceSdkError("ABORTED");
      const template = await embedOne(engine, store, embedder, one, signal);
      if (template) templates.push({ ...one, template });
      else failed.add(one.thumbnailKey);
      tell(at + nth + 1);
    }
    await store.models.addTemplates(id, PIPELINE_VERSION, templates);
    embedded += templates.length;
  }
  return embedded;
}

/** Null where the picture cannot be read any more: the change must not founder on one of thousands. */
async function embedOne(
  engine: Engine,
  store: Store,
  embedder: Embedder,
  thumbnail: StoredThumbnail,
  signal: AbortSignal,
): Promise<Float32Array | null> {
  const jpeg = await store.models.thumbnail(thumbnail);
  if (!jpeg) return null;
  try {
    return await engine.embedStored(new Blob([jpeg], { type: "image/jpeg" }), embedder, signal);
  } catch (error) {
    const isUnreadable = error instanceof FaceSdkError && error.code === "UNSUPPORTED_IMAGE";
    if (isUnreadable) return null;
    throw error;
  }
}
