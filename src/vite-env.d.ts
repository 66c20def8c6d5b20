/// <reference types="vite/client" />
/// <reference types="svelte" />
/// <reference types="unplugin-icons/types/svelte5" />

/** Made by scripts/licences.mjs. */
declare module "virtual:about" {
  export const version: string;
  /** What the app is made of; `text` is empty where a package comes without one. */
  export const licences: { name: string; version: string; licence: string; text: string }[];
}

/** The user guide in a language; made by scripts/guide.mjs. */
declare module "virtual:guide/*" {
  import type { Part } from "./app/guide/document.ts";
  export const guide: Part[];
}
