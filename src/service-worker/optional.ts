/** @file What is cached only where it is used. */

export const OPTIONAL_CACHE = "visavis-optional";

/**
 * ONNX Runtime: 14 MB for models that are brought and that our own kernels do not know, 17 for a usable GPU; and the
 * sample photos, which are tried once, if at all.
 */
export const isOptional = (path: string): boolean =>
  /(jspi[^/]*\.(wasm|m?js)|\/ort-wasm[^/]*\.wasm)$/.test(path) ||
  /\/samples\/[^/]*\.jpg$/.test(path);
