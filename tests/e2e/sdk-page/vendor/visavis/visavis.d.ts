/** @file The built SDK is served here; these are the types of its source. */
export * from "../../../../../src/sdk/index.ts";
