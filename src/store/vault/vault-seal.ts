import { damaged } from "../errors.ts";
import type { Bytes, Place, Seal } from "../seal.ts";

/*
 * A sealed payload:
 *
 *   offset  type        what
 *   0       4 bytes     "VSV1"; no payload in the open begins so (they are JSON, JPEG, "VTPL" or ONNX)
 *   4       12 bytes    the nonce, random
 *   16      n + 16      AES-256-GCM of the payload, with its tag; the row's place is authenticated too
 */
const MAGIC = Uint8Array.of(0x56, 0x53, 0x56, 0x31);
const NONCE_BYTES = 12;
const HEADER_BYTES = MAGIC.length + NONCE_BYTES;

const utf8 = new TextEncoder();

export const isSealed = (bytes: Uint8Array): boolean =>
  bytes.length >= HEADER_BYTES && MAGIC.every((byte, at) => bytes[at] === byte);

/** Seals by AES-256-GCM. Random nonces of 96 bits are safe for 2^32 rows under one key (NIST SP 800-38D). */
export class VaultSeal implements Seal {
  readonly key: CryptoKey;

  /** @param key AES-GCM, for both ways */
  constructor(key: CryptoKey) {
    this.key = key;
  }

  async seal(bytes: Bytes, place: Place): Promise<Bytes> {
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const sealed = await crypto.subtle.encrypt(algorithm(iv, place), this.key, bytes);
    const row = new Uint8Array(HEADER_BYTES + sealed.byteLength);
    row.set(MAGIC);
    row.set(iv, MAGIC.length);
    row.set(new Uint8Array(sealed), HEADER_BYTES);
    return row;
  }

  /** Rejects with STORAGE_BLOCKED (damaged) for whatever was not sealed with this key for this place. */
  async open(bytes: Bytes, place: Place): Promise<Bytes> {
    if (!isSealed(bytes)) throw damaged("a row is not encrypted");
    const iv = bytes.subarray(MAGIC.length, HEADER_BYTES);
    try {
      const sealed = bytes.subarray(HEADER_BYTES);
      return new Uint8Array(await crypto.subtle.decrypt(algorithm(iv, place), this.key, sealed));
    } catch (cause) {
      throw damaged("a row does not open with its key", cause);
    }
  }
}

const algorithm = (iv: Bytes, place: Place): AesGcmParams => ({
  name: "AES-GCM",
  iv,
  additionalData: utf8.encode(place),
});
