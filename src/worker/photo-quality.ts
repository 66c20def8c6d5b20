import { FaceSdkError } from "../contract/errors.ts";
import type { JudgedPhoto, PhotoQuality, PhotoQualityProgress } from "../contract/photo-quality.ts";
import type { PhotoQualityOptions } from "../contract/schemas.ts";
import type { Engine } from "../engine/engine.ts";
import type { StoredQuality } from "../engine/stored-quality.ts";
import type { Store, StoredThumbnail } from "../store/index.ts";

/** So many of the poorest are named. */
const POOREST = 20;

/**
 * Looks at each stored photo of a collection or of everybody, one at a time: between two of them
 * live frames and other calls have their turn.
 *
 * @throws FaceSdkError NOT_FOUND (collection), ABORTED
 */
export async function photoQuality(
  { engine, store }: { engine: Engine; store: Store },
  { collectionId }: PhotoQualityOptions,
  onProgress: (progress: PhotoQualityProgress) => void,
  signal: AbortSignal,
): Promise<PhotoQuality> {
  const scope = collectionId ? store.persons.keysIn(collectionId) : undefined;
  const photos = store.models.thumbnails().filter(({ personKey }) => scope?.has(personKey) ?? true);
  const persons = new Set<number>();
  const scores = new Array<number>(101).fill(0);
  let poorest: JudgedPhoto[] = [];
  let unread = 0;
  onProgress({ done: 0, total: photos.length });
  for (const [at, photo] of photos.entries()) {
    if (signal.aborted) throw new FaceSdkError("ABORTED");
    const quality = await qualityOf(engine, store, photo, signal);
    onProgress({ done: at + 1, total: photos.length });
    // The person may have been deleted meanwhile, or no photo is kept.
    if (quality === undefined || !store.persons.hasKey(photo.personKey)) continue;
    persons.add(photo.personKey);
    if (!quality) {
      unread++;
      continue;
    }
    scores[quality.score] = (scores[quality.score] ?? 0) + 1;
    const personId = store.persons.byKey(photo.personKey).id;
    const thumbnailId = store.persons.thumbnailIdOf(photo.personKey, photo.thumbnailKey);
    poorest.push({ personId, thumbnailId, ...quality });
    poorest = poorest.sort((one, other) => one.score - other.score).slice(0, POOREST);
  }
  const judged = scores.reduce((all, one) => all + one, 0);
  return { persons: persons.size, photos: judged, unread, scores, poorest };
}

/** Null where the picture cannot be read, undefined where there is none. */
async function qualityOf(
  engine: Engine,
  store: Store,
  photo: StoredThumbnail,
  signal: AbortSignal,
): Promise<StoredQuality | null | undefined> {
  const jpeg = await store.models.thumbnail(photo);
  if (!jpeg) return undefined;
  try {
    return await engine.judgeStored(new Blob([jpeg], { type: "image/jpeg" }), signal);
  } catch (error) {
    if (error instanceof FaceSdkError && error.code === "UNSUPPORTED_IMAGE") return null;
    throw error;
  }
}
