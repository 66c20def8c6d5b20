import { sha256 } from "./audit-chain.ts";
import { decodeJson, encodeJson } from "./codec.ts";
import type { Bytes } from "./seal.ts";

export type Buried = "person" | "collection" | "rollCall";

/** The payload of a row of `tombstones`: all that a deletion leaves. */
export interface TombstoneRecord {
  /** `hashOfId`, in hexadecimal. */
  readonly hash: string;
  /** ISO 8601, UTC. */
  readonly date: string;
}

export const encodeTombstone = ({ hash, date }: TombstoneRecord): Bytes =>
  encodeJson({ hash, date } satisfies TombstoneRecord);

export const decodeTombstone = (bytes: Bytes): TombstoneRecord =>
  decodeJson(bytes, "hash") as TombstoneRecord;

/** The same on every device, so that a deletion here is known there. */
export const hashOfId = (what: Buried, id: string): Promise<string> =>
  sha256(`visavis-${what}:${id}`);

/** Who is known to have been deleted, by the hash. Part of the directory; changed only after a commit. */
export class Tombstones {
  readonly #byHash = new Map<string, TombstoneRecord & { readonly key: number }>();

  get all(): Iterable<TombstoneRecord> {
    return this.#byHash.values();
  }

  get(hash: string): (TombstoneRecord & { readonly key: number }) | undefined {
    return this.#byHash.get(hash);
  }

  put(key: number, { hash, date }: TombstoneRecord): void {
    this.#byHash.set(hash, { key, hash, date });
  }

  remove(hash: string): void {
    this.#byHash.delete(hash);
  }
}
