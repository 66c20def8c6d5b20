import { language } from "./i18n.svelte.ts";

/** @file Numbers, dates and lists as the chosen language writes them; reactive as `t` is. */

export const formatNumber = (value: number, options?: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(language.current, options).format(value);

/** A share of 0 to 1 as per cent, with so many digits that matter. */
export const formatShare = (share: number, digits = 3): string =>
  formatNumber(share, { style: "percent", maximumSignificantDigits: digits });

export const formatDate = (
  date: Date | string | number,
  options: Intl.DateTimeFormatOptions = { dateStyle: "medium" },
): string => new Intl.DateTimeFormat(language.current, options).format(new Date(date));

/** "a, b and c", or with `disjunction` "a, b or c". */
export const formatList = (
  words: readonly string[],
  type: Intl.ListFormatType = "conjunction",
): string => new Intl.ListFormat(language.current, { type }).format(words);
