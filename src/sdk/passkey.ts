import { fromBase64, toBase64 } from "../contract/base64.ts";
import { FaceSdkError } from "../contract/errors.ts";
import type { PasskeySecret, VaultStatus } from "../contract/vault.ts";

/** 32 random bytes, which the PRF is asked with (WebAuthn Level 3, 10.1.4). */
const newSalt = () => crypto.getRandomValues(new Uint8Array(32));

/** As WebAuthn names credentials in `evalByCredential`. */
const toBase64Url = (text: string): string =>
  text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** Whether the browser has passkeys at all; whether theirs can do this, only making one tells. */
export const hasPasskeys = (): boolean => "PublicKeyCredential" in globalThis;

function none(): FaceSdkError {
  return new FaceSdkError("NOT_FOUND", "No passkey with the PRF extension.", {
    advice: "This device's passkeys cannot unlock the app. Use the passphrase.",
  });
}

async function ask<T>(question: () => Promise<T | null>): Promise<T> {
  if (!hasPasskeys()) throw none();
  try {
    const answer = await question();
    if (answer) return answer;
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
    const isDeclined = cause.name === "NotAllowedError" || cause.name === "AbortError";
    if (isDeclined) throw new FaceSdkError("ABORTED", undefined, { cause });
  }
  throw none();
}

/** Makes a passkey of this device, and asks it for its secret. */
export async function makePasskey(): Promise<{ passkey: PasskeySecret; salt: string }> {
  const salt = newSalt();
  const credential = (await ask(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: "Visavis" },
        user: { id: newSalt(), name: "Visavis", displayName: "Visavis" },
        // Nobody verifies an attestation: the secret alone counts.
        challenge: newSalt(),
        pubKeyCredParams: [
          { type: "public-key", alg: -7 },
          { type: "public-key", alg: -257 },
        ],
        authenticatorSelection: { userVerification: "required" },
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  )) as PublicKeyCredential;
  const status = { id: toBase64(new Uint8Array(credential.rawId)), salt: toBase64(salt) };
  // Some tell it when it is made, others have to be asked.
  const { prf } = credential.getClientExtensionResults();
  if (!prf?.enabled && !prf?.results) throw none();
  const passkey = prf.results
    ? { id: status.id, secret: bytesOf(prf.results.first) }
    : await askPasskey([status]);
  return { passkey, salt: status.salt };
}

/** Asks for one of these passkeys, and for its secret. */
export async function askPasskey(passkeys: VaultStatus["passkeys"]): Promise<PasskeySecret> {
  if (passkeys.length === 0) throw none();
  const credential = (await ask(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: newSalt(),
        userVerification: "required",
        allowCredentials: passkeys.map(({ id }) => ({ type: "public-key", id: fromBase64(id) })),
        extensions: {
          prf: {
            evalByCredential: Object.fromEntries(
              passkeys.map(({ id, salt }) => [toBase64Url(id), { first: fromBase64(salt) }]),
            ),
          },
        },
      },
    }),
  )) as PublicKeyCredential;
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (!first) throw none();
  return { id: toBase64(new Uint8Array(credential.rawId)), secret: bytesOf(first) };
}

const bytesOf = (source: BufferSource): Uint8Array<ArrayBuffer> =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source).slice();
