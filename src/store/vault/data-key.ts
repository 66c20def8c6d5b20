import { fromBase64, toBase64 } from "../../contract/base64.ts";
import type { PasskeySecret, VaultSecret } from "../../contract/vault.ts";
import type { Bytes } from "../seal.ts";
import { deriveKey, newKdfParameters } from "./passphrase-key.ts";
import { normaliseRecoveryCode } from "./recovery-code.ts";
import type { VaultRecord, Wrap } from "./vault-record.ts";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const utf8 = new TextEncoder();

/** 256 random bits. Whoever asks for them overwrites them once they are wrapped and imported. */
export const newDataKey = (): Bytes => crypto.getRandomValues(new Uint8Array(KEY_BYTES));

/** For both ways; nobody can read it out. */
export const importDataKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

/** The data key as this passphrase or recovery code opens it. */
export async function wrapByText(
  kind: "passphrase" | "recovery",
  text: string,
  raw: Bytes,
): Promise<Wrap> {
  const kdf = newKdfParameters();
  const key = await deriveKey(textOf(kind, text), kdf, ["encrypt"]);
  return { kind, kdf, ...(await wrap(kind, key, raw)) };
}

/** The data key as this passkey opens it. */
export async function wrapByPasskey(
  { id, secret }: PasskeySecret,
  salt: string,
  raw: Bytes,
): Promise<Wrap> {
  const key = await keyOfPasskey(secret, "encrypt");
  return { kind: "passkey", id, salt, ...(await wrap("passkey", key, raw)) };
}

/** The data key in the open, for the caller to overwrite; null where the secret is wrong. */
export async function unwrap({ wraps }: VaultRecord, secret: VaultSecret): Promise<Bytes | null> {
  for (const one of wraps) {
    const key = await keyFor(one, secret);
    if (!key) continue;
    const raw = await open(one, key);
    if (raw) return raw;
  }
  return null;
}

async function keyFor(one: Wrap, secret: VaultSecret): Promise<CryptoKey | null> {
  if (one.kind === "passkey") {
    if (!("passkey" in secret) || secret.passkey.id !== one.id) return null;
    return keyOfPasskey(secret.passkey.secret, "decrypt");
  }
  const text =
    one.kind === "passphrase"
      ? "passphrase" in secret && secret.passphrase
      : "recoveryCode" in secret && secret.recoveryCode;
  return text ? deriveKey(textOf(one.kind, text), one.kdf, ["decrypt"]) : null;
}

const textOf = (kind: "passphrase" | "recovery", text: string): string =>
  kind === "recovery" ? normaliseRecoveryCode(text) : text;

/** HKDF-SHA-256 (RFC 5869) of what the passkey's PRF gives, which is as good as random. */
async function keyOfPasskey(secret: Bytes, usage: "encrypt" | "decrypt"): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const hkdf = {
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(),
    info: utf8.encode("visavis vault passkey 1"),
  };
  return crypto.subtle.deriveKey(hkdf, base, { name: "AES-GCM", length: 256 }, false, [usage]);
}

const algorithm = (iv: Bytes, kind: Wrap["kind"]): AesGcmParams => ({
  name: "AES-GCM",
  iv,
  additionalData: utf8.encode(`visavis vault key 1 ${kind}`),
});

async function wrap(kind: Wrap["kind"], key: CryptoKey, raw: Bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(algorithm(iv, kind), key, raw);
  return { iv: toBase64(iv), key: toBase64(new Uint8Array(sealed)) };
}

async function open({ kind, iv, key: sealed }: Wrap, key: CryptoKey): Promise<Bytes | null> {
  try {
    const raw = await crypto.subtle.decrypt(
      algorithm(fromBase64(iv), kind),
      key,
      fromBase64(sealed),
    );
    return new Uint8Array(raw);
  } catch (error) {
    // All that WebCrypto says where the key is another one.
    if (error instanceof DOMException && error.name === "OperationError") return null;
    throw error;
  }
}
