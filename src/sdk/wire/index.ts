/**
 * @file Persons and collections in the original SDK's own form: plain JSON with its snake_case
 * names and its dates, for files and programs that speak it.
 */
export type * from "./forms.ts";
export * from "./read.ts";
export * from "./write.ts";
