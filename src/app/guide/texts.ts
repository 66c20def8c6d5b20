import type { Language } from "../i18n/languages.ts";
import type { Part } from "./document.ts";

/** Each language's guide, loaded when it is read. */
export const guides: Record<Language, () => Promise<{ guide: Part[] }>> = {
  en: () => import("virtual:guide/en"),
  es: () => import("virtual:guide/es"),
  fr: () => import("virtual:guide/fr"),
  ar: () => import("virtual:guide/ar"),
  hi: () => import("virtual:guide/hi"),
};
