import { describe, expect, it } from "vitest";
import { deriveKey, newKdfParameters, type KdfParameters } from "./passphrase-key.ts";

/** By the reference implementation in C (argon2-cffi): t = 3, m = 64 MiB, p = 1, 32 bytes. */
const REFERENCE = "6f6bb7bf3ca2a96247300b0cd350482399beef3f5e795a5c33d3d566d993d9ed";

const quick: KdfParameters = { ...newKdfParameters(), memory: 8 * 1024, iterations: 1 };
const iv = new Uint8Array(12);

/** Which key it is, told by what it makes of the same text. */
async function printOf(passphrase: string, params: KdfParameters) {
  const key = await deriveKey(passphrase, params, ["encrypt"]);
  const text = new TextEncoder().encode("which key is this?");
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text);
  return Buffer.from(sealed).toString("hex");
}

describe("deriveKey", () => {
  it("gives the key that Argon2id gives, as another implementation computed it", async () => {
    const params: KdfParameters = {
      ...{ name: "argon2id", salt: btoa("sixteen bytes of"), memory: 64 * 1024 },
      ...{ iterations: 3, parallelism: 1 },
    };
    const raw = Buffer.from(REFERENCE, "hex");
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"]);
    const text = new TextEncoder().encode("which key is this?");
    const expected = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text);
    expect(await printOf("correct horse", params)).toBe(Buffer.from(expected).toString("hex"));
  });

  it("gives the same key for the same letters, and another for another passphrase or salt", async () => {
    const print = await printOf("Zoë, Zoë", quick);
    expect(await printOf("Zoe\u0308, Zoe\u0308", quick)).toBe(print);
    expect(await printOf("Zoe, Zoe", quick)).not.toBe(print);
    expect(await printOf("Zoë, Zoë", { ...quick, salt: newKdfParameters().salt })).not.toBe(print);
  });

  it("gives a key that nobody can read out", async () => {
    const key = await deriveKey("a passphrase", quick, ["encrypt", "decrypt"]);
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
  });

  it.each([
    { memory: 4 * 1024 * 1024 },
    { memory: 8 },
    { iterations: 1000 },
    { iterations: 0 },
    { parallelism: 64 },
    { salt: btoa("short") },
    { name: "argon2d" },
  ])("refuses %o", async (change) => {
    const params = { ...quick, ...change } as KdfParameters;
    await expect(deriveKey("a passphrase", params, ["encrypt"])).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  });
});
