import { FaceSdkError, type ErrorDetail } from "../contract/errors.ts";
import type { PersonRecord } from "./codec.ts";
import type { Directory } from "./directory.ts";
import { pack, type PackedVectors } from "./pack.ts";
import type { ThumbnailRow } from "./schema.ts";
import type { Seal } from "./seal.ts";
import type { TemplateDraft } from "./template-draft.ts";

export const MAX_FACES = 3;

/** One enrolled picture: what is shown of it and what is compared. */
export interface FaceToStore {
  /** The aligned 112×112 face as JPEG. */
  thumbnail: Uint8Array;
  /** Unit length; as long as the model has outputs. */
  template: Float32Array;
  modelId: string;
  pipeline: number;
}

/** A template under the keys by which the gallery knows it. */
export interface StoredTemplate {
  personKey: number;
  thumbnailKey: number;
  /** As it lies on the disk. */
  template: PackedVectors;
  modelId: string;
  pipeline: number;
}

/** What a write leaves to be done in the gallery. */
export interface TemplateChange {
  added: StoredTemplate[];
  /** Keys of the thumbnails whose templates are gone. */
  removedThumbnailKeys: number[];
}

/** Throws INVALID_ARGUMENT unless there are 1–3 faces that can be stored and compared. */
export function checkFaces(faces: readonly FaceToStore[]): void {
  const details: ErrorDetail[] = [];
  const refuse = (loc: (string | number)[], msg: string, type: string) =>
    details.push({ loc: ["faces", ...loc], msg, type });
  if (faces.length < 1) refuse([], "at least one face is needed", "min_length");
  if (faces.length > MAX_FACES) refuse([], `at most ${MAX_FACES} faces`, "max_length");
  faces.forEach(({ thumbnail, template, modelId, pipeline }, index) => {
    if (thumbnail.length === 0) refuse([index, "thumbnail"], "is empty", "min_length");
    if (template.length === 0) refuse([index, "template"], "is empty", "min_length");
    if (!template.every(Number.isFinite)) refuse([index, "template"], "is not finite", "finite");
    if (modelId === "") refuse([index, "modelId"], "is empty", "min_length");
    if (!Number.isInteger(pipeline)) refuse([index, "pipeline"], "is no whole number", "integer");
  });
  if (details.length > 0) throw new FaceSdkError("INVALID_ARGUMENT", undefined, { details });
}

export interface DraftedFaces extends Pick<PersonRecord, "thumbnails" | "templateBlocks"> {
  rows: ThumbnailRow[];
  templates: StoredTemplate[];
}

/**
 * Gives the faces keys and ids, seals the thumbnails, where photos are kept, and puts the templates
 * into the draft.
 */
export async function draftFaces(
  faces: readonly FaceToStore[],
  personKey: number,
  tools: {
    directory: Directory;
    draft: TemplateDraft;
    seal: Seal;
    newKey: () => number;
    newId: () => string;
  },
): Promise<DraftedFaces> {
  const { directory, draft, seal, newKey, newId } = tools;
  const thumbnails: { id: string; key: number }[] = [];
  const blocks = new Set<number>();
  const rows: ThumbnailRow[] = [];
  const templates: StoredTemplate[] = [];
  for (const { thumbnail, template, modelId, pipeline } of faces) {
    const key = newKey();
    thumbnails.push({ id: newId(), key });
    // A view would be cloned with its whole buffer.
    if (!directory.keepNoPhotos) {
      const sealed = await seal.seal(thumbnail.slice(), `thumbnails/${key}`);
      rows.push({ key, personKey, sealed });
    }
    const slot = { personKey, thumbnailKey: key, template: pack(template) };
    blocks.add(await draft.add(slot, modelId, pipeline));
    templates.push({ ...slot, modelId, pipeline });
  }
  return { thumbnails, templateBlocks: [...blocks], rows, templates };
}
