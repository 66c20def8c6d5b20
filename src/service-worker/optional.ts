/** @file What is cached only where it is used. */

export const OPTIONAL_CACHE = "visavis-optional";

/**
 * ONNX Runtime's WebGPU build, 17 MB that a device without a usable GPU never loads; and the sample photos, which are
 * tried once, if at all.
 */
export const isOptional = (path: string): boolean =>
  /jspi[^/]*\.(wasm|m?js)$/.test(path) || /\/samples\/[^/]*\.jpg$/.test(path);
