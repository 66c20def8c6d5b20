import { FaceSdkError } from "../contract/errors.ts";
import { modelKeyOf, type Pack } from "../contract/packs.ts";
import type { Bytes, PackRecord, Store } from "../store/index.ts";

/** @throws FaceSdkError INVALID_ARGUMENT where the pack's description is of another file */
export async function refuseOtherFile(pack: Pack, onnx: Bytes): Promise<void> {
  const found = await sha256(onnx);
  if (found === pack.sha256.toLowerCase()) return;
  const msg = `is of another file: the SHA-256 of ${pack.file} is ${found}`;
  throw new FaceSdkError("INVALID_ARGUMENT", `pack.sha256: ${msg}`, {
    details: [{ loc: ["pack", "sha256"], msg, type: "sha256" }],
  });
}

/**
 * Makes a network of an installed pack's file, which must be as it was installed: damaged weights
 * may load, and then recognise the wrong people.
 *
 * @throws FaceSdkError MODEL_LOAD_FAILED whose `details` name the pack; STORAGE_BLOCKED
 */
export async function loadPack<N>(
  store: Store,
  pack: PackRecord,
  load: (onnx: Bytes) => Promise<N>,
): Promise<N> {
  const id = modelKeyOf(pack);
  try {
    const onnx = await store.packs.file(id);
    if ((await sha256(onnx)) !== pack.sha256.toLowerCase()) {
      throw new FaceSdkError("MODEL_LOAD_FAILED", "Its file is damaged.");
    }
    return await load(onnx);
  } catch (cause) {
    if (!(cause instanceof FaceSdkError) || cause.code !== "MODEL_LOAD_FAILED") throw cause;
    const { name = pack.id } = pack;
    const msg = cause.message;
    throw new FaceSdkError("MODEL_LOAD_FAILED", `The model ${id} does not load: ${msg}`, {
      advice: `The model “${name}” does not load. Install it again, or use the built-in one.`,
      details: [{ loc: ["model", id], msg, type: "MODEL_LOAD_FAILED" }],
      cause,
    });
  }
}

async function sha256(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
