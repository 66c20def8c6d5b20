import { argon2id } from "hash-wasm";
import * as v from "valibot";
import { fromBase64, toBase64 } from "../../contract/base64.ts";
import { FaceSdkError } from "../../contract/errors.ts";
import type { Bytes } from "../seal.ts";

const SALT_BYTES = 16;

/**
 * How a passphrase becomes a key; JSON, in the open. The limits keep a file that somebody made up from
 * taking all memory or hours, and one that was weakened from being taken for ours.
 */
export const kdfParametersSchema = v.strictObject({
  name: v.literal("argon2id"),
  /** Base64 of 16 random bytes. */
  salt: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{22}==$/)),
  /** KiB. */
  memory: v.pipe(v.number(), v.integer(), v.minValue(8 * 1024), v.maxValue(256 * 1024)),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
  parallelism: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
});

export type KdfParameters = v.InferOutput<typeof kdfParametersSchema>;

/** For a new passphrase: a random salt, 64 MiB and three rounds, which take a second or so on a tablet. */
export const newKdfParameters = (): KdfParameters => ({
  name: "argon2id",
  salt: toBase64(crypto.getRandomValues(new Uint8Array(SALT_BYTES))),
  memory: 64 * 1024,
  iterations: 3,
  parallelism: 1,
});

/**
 * The AES-GCM key (256 bits) of a passphrase, which nobody can read out. The passphrase counts as it
 * looks: the same letters are the same passphrase however the keyboard puts them together (NFKC).
 *
 * @throws FaceSdkError INVALID_ARGUMENT for parameters beyond the limits
 */
export async function deriveKey(
  passphrase: string,
  params: KdfParameters,
  usages: KeyUsage[],
): Promise<CryptoKey> {
  if (!v.is(kdfParametersSchema, params)) {
    throw new FaceSdkError("INVALID_ARGUMENT", "The key derivation's parameters are not sane.");
  }
  const { salt, memory: memorySize, iterations, parallelism } = params;
  const raw = await argon2id({
    password: passphrase.normalize("NFKC"),
    salt: fromBase64(salt),
    ...{ memorySize, iterations, parallelism, hashLength: 32, outputType: "binary" as const },
  });
  try {
    // Of its own: what hash-wasm gives may be a view.
    return await crypto.subtle.importKey("raw", raw.slice() as Bytes, "AES-GCM", false, usages);
  } finally {
    raw.fill(0);
  }
}
