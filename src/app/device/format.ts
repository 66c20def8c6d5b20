import { formatNumber } from "../i18n/format.ts";

/** Bytes in words that fit a glance, in decimal units as storage settings show them. */
export function bytesInWords(bytes: number): string {
  const inUnit = (value: number, unit: string, digits = 0) =>
    formatNumber(value, {
      style: "unit",
      unit,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  if (bytes < 1e6) return inUnit(Math.max(1, bytes / 1e3), "kilobyte");
  if (bytes < 1e9) return inUnit(bytes / 1e6, "megabyte");
  return inUnit(bytes / 1e9, "gigabyte", 1);
}
