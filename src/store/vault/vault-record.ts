import * as v from "valibot";
import { damaged } from "../errors.ts";
import { kdfParametersSchema } from "./passphrase-key.ts";

const base64 = v.pipe(v.string(), v.base64());

/** The data key, encrypted by AES-256-GCM with a key that only the secret gives. */
const wrapped = { iv: base64, key: base64 };

const wrapSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("passphrase"), kdf: kdfParametersSchema, ...wrapped }),
  v.strictObject({ kind: v.literal("recovery"), kdf: kdfParametersSchema, ...wrapped }),
  /** `salt`: what the passkey's PRF is asked with. */
  v.strictObject({ kind: v.literal("passkey"), id: base64, salt: base64, ...wrapped }),
]);

export type Wrap = v.InferOutput<typeof wrapSchema>;

/**
 * What lies in the open beside the sealed rows: how each secret opens the data key, nothing personal.
 * `sealing` and `unsealing` are on their way: some rows are as they were before.
 */
const recordSchema = v.strictObject({
  version: v.literal(1),
  state: v.picklist(["sealing", "on", "unsealing"]),
  wraps: v.pipe(v.array(wrapSchema), v.minLength(1)),
  /** Wrong tries since the last right one, and when the last of them was. */
  failures: v.strictObject({ count: v.number(), last: v.nullable(v.string()) }),
});

export type VaultRecord = v.InferOutput<typeof recordSchema>;

export const encodeVault = (record: VaultRecord): string => JSON.stringify(record);

/** Throws STORAGE_BLOCKED for what is no record. */
export function decodeVault(state: string): VaultRecord {
  try {
    return v.parse(recordSchema, JSON.parse(state));
  } catch (cause) {
    throw damaged("the vault's record is unreadable", cause);
  }
}

/** So many wrong tries are free. */
const FREE_TRIES = 10;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * When the next try is taken: at once after up to nine wrong ones, 30 s after the tenth, twice as long after
 * each further one, 15 minutes at most. It slows down whoever holds the device; who has copied its
 * files is slowed down by Argon2id alone.
 */
export function retryAt({ failures: { count, last } }: VaultRecord): Date | null {
  if (count < FREE_TRIES || last === null) return null;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE_TRIES));
  return new Date(Date.parse(last) + wait);
}
