import { fromBase64, toBase64 } from "../../contract/base64.ts";
import * as v from "valibot";
import { BackupProblem } from "../../contract/backups.ts";
import { FaceSdkError } from "../../contract/errors.ts";
import type { Bytes } from "../seal.ts";
import { deriveKey, kdfParametersSchema, type KdfParameters } from "../vault/passphrase-key.ts";
import { corrupt, tampered, truncated } from "./errors.ts";

/*
 * The beginning of a backup, in the open; docs/backup-format.md has the whole:
 *
 *   0        14 bytes   "VISAVIS-BACKUP"
 *   14       u16        version of the format, 1
 *   16       u32        n, the length of the JSON
 *   20       n bytes    JSON: how the passphrase becomes the key, and the nonces' prefix
 *   20 + n   16 bytes   key check: the tag of an empty text, by which a wrong passphrase is known
 *   36 + n   32 bytes   SHA-256 of all before
 */
const MAGIC = new TextEncoder().encode("VISAVIS-BACKUP");
export const FORMAT_VERSION = 1;
const FIXED_BYTES = 20;
const MOST_JSON_BYTES = 4096;
const CHECK_BYTES = 16;
const HASH_BYTES = 32;
const PREFIX_BYTES = 7;
/** Of the nonce that no chunk has. */
const KEY_CHECK = { counter: 0xffffffff, last: 2 };

const headerSchema = v.strictObject({
  kdf: kdfParametersSchema,
  /** Base64 of 7 random bytes. */
  nonce: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{10}==$/)),
});

/** What is needed to seal and open a file's chunks. */
export interface FileKey {
  readonly key: CryptoKey;
  readonly prefix: Bytes;
  /** SHA-256 of the header: each chunk is bound to it. */
  readonly headerHash: Bytes;
}

/** Of chunk `counter` from 0; `last` is 1 for the last one. 12 bytes, as STREAM has them. */
export function nonceOf(prefix: Bytes, counter: number, last: number): Bytes {
  const nonce = new Uint8Array(12);
  nonce.set(prefix);
  const view = new DataView(nonce.buffer);
  view.setUint32(PREFIX_BYTES, counter);
  view.setUint8(11, last);
  return nonce;
}

/** A new file's header, and the key that goes with it. */
export async function newHeader(
  passphrase: string,
  kdf: KdfParameters,
): Promise<{ header: Bytes; fileKey: FileKey }> {
  const prefix = crypto.getRandomValues(new Uint8Array(PREFIX_BYTES));
  const json = new TextEncoder().encode(JSON.stringify({ kdf, nonce: toBase64(prefix) }));
  const head = new Uint8Array(FIXED_BYTES + json.byteLength);
  head.set(MAGIC);
  const view = new DataView(head.buffer);
  view.setUint16(14, FORMAT_VERSION, true);
  view.setUint32(16, json.byteLength, true);
  head.set(json, FIXED_BYTES);
  const key = await deriveKey(passphrase, kdf, ["encrypt", "decrypt"]);
  const checked = concatenated(head, await keyCheck(key, prefix, head));
  const headerHash = await sha256(checked);
  return { header: concatenated(checked, headerHash), fileKey: { key, prefix, headerHash } };
}

/**
 * Reads the header and derives the key; `bytes` is where the chunks begin.
 * @throws FaceSdkError CORRUPT_BACKUP, WRONG_PASSPHRASE
 */
export async function readHeader(
  file: Blob,
  passphrase: string,
): Promise<{ fileKey: FileKey; bytes: number }> {
  const fixed = await bytesOf(file, 0, FIXED_BYTES);
  const isOurs = MAGIC.every((byte, at) => at >= fixed.length || fixed[at] === byte);
  if (!isOurs || fixed.length === 0) {
    throw corrupt(BackupProblem.NOT_A_BACKUP, "The file does not begin as a backup does.");
  }
  if (fixed.length < FIXED_BYTES) throw truncated("its header");
  const view = new DataView(fixed.buffer);
  refuseOtherVersion(view.getUint16(14, true), FORMAT_VERSION, "format");
  const jsonBytes = view.getUint32(16, true);
  if (jsonBytes > MOST_JSON_BYTES) throw tampered("The header's length is");
  const end = FIXED_BYTES + jsonBytes + CHECK_BYTES + HASH_BYTES;
  const header = await bytesOf(file, 0, end);
  if (header.length < end) throw truncated("its header");
  const checked = header.slice(0, end - HASH_BYTES);
  const headerHash = await sha256(checked);
  if (!areEqual(headerHash, header.subarray(end - HASH_BYTES))) throw tampered("The header is");
  const head = checked.slice(0, FIXED_BYTES + jsonBytes);
  const { kdf, nonce } = parse(head.subarray(FIXED_BYTES));
  const prefix = fromBase64(nonce);
  const key = await deriveKey(passphrase, kdf, ["encrypt", "decrypt"]);
  if (!areEqual(await keyCheck(key, prefix, head), checked.subarray(head.length))) {
    throw new FaceSdkError("WRONG_PASSPHRASE");
  }
  return { fileKey: { key, prefix, headerHash }, bytes: end };
}

/** @throws FaceSdkError CORRUPT_BACKUP, each way with a type of its own */
export function refuseOtherVersion(found: number, own: number, of: string): void {
  if (found === own) return;
  const type = found > own ? BackupProblem.NEWER_VERSION : BackupProblem.OLDER_VERSION;
  throw corrupt(type, `The ${of}'s version is ${found}; this app reads ${own}.`);
}

function parse(json: Bytes) {
  try {
    return v.parse(headerSchema, JSON.parse(new TextDecoder().decode(json)));
  } catch (cause) {
    // Its hash was right: somebody made it up.
    throw tampered("The header is", cause);
  }
}

const keyCheck = async (key: CryptoKey, prefix: Bytes, head: Bytes): Promise<Bytes> => {
  const iv = nonceOf(prefix, KEY_CHECK.counter, KEY_CHECK.last);
  const nothing = new Uint8Array(0);
  const tag = { name: "AES-GCM", iv, additionalData: head };
  return new Uint8Array(await crypto.subtle.encrypt(tag, key, nothing));
};

const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

export const bytesOf = async (file: Blob, from: number, to: number): Promise<Bytes> =>
  new Uint8Array(await file.slice(from, to).arrayBuffer());

function concatenated(a: Bytes, b: Bytes): Bytes {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

const areEqual = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
