import { decodeJson, encodeJson, type PersonRecord } from "./codec.ts";
import type { StoredTemplate } from "./faces.ts";
import type { Bytes } from "./seal.ts";

/** The payload of a row of `merges`: what is needed to have both persons back as they were. */
export interface MergeRecord {
  readonly id: string;
  /** ISO 8601, UTC; the kept person's `modifiedDate` until somebody changes them again. */
  readonly date: string;
  /** Both before the merge. */
  readonly kept: PersonRecord;
  readonly merged: PersonRecord;
  /** Keys of the collections that the merged person was in. */
  readonly mergedCollections: readonly number[];
  /** Keys of those of them that the kept person got into by the merge. */
  readonly joined: readonly number[];
  /** Keys of the thumbnails that the kept person has had since. */
  readonly thumbnailsAfter: readonly number[];
  /** Templates of the other thumbnails, of both. */
  readonly dropped: readonly StoredTemplate[];
}

export function encodeMerge({ dropped, ...record }: MergeRecord): Bytes {
  const plain = dropped.map(({ template, ...slot }) => ({
    ...slot,
    template: { scales: [...template.scales], codes: [...template.codes] },
  }));
  return encodeJson({ ...record, dropped: plain });
}

export function decodeMerge(bytes: Bytes): MergeRecord {
  const record = decodeJson(bytes, "thumbnailsAfter") as MergeRecord;
  const dropped = record.dropped.map(({ template, ...slot }) => ({
    ...slot,
    template: {
      scales: Float32Array.from(template.scales),
      codes: Int16Array.from(template.codes),
    },
  }));
  return { ...record, dropped };
}
