import { FaceSdkError } from "../contract/errors.ts";

/** A module of one function with one SIMD instruction (i8x16.splat, i8x16.popcnt). */
const simdModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

/**
 * Refuses a browser that cannot run the networks, before a model is loaded.
 * @throws FaceSdkError MODEL_LOAD_FAILED
 */
export function assertCapable(): void {
  const advice = "This browser is too old for recognition. Update it, or use another one.";
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(simdModule)) {
    throw new FaceSdkError("MODEL_LOAD_FAILED", "WebAssembly SIMD is missing.", { advice });
  }
  if (typeof OffscreenCanvas === "undefined") {
    throw new FaceSdkError("MODEL_LOAD_FAILED", "OffscreenCanvas is missing.", { advice });
  }
}
