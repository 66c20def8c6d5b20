/** @file Dates of the original's JSON, `2022-07-13 13:33:17.133421` (UTC), and ours, ISO 8601. */

const dateTime =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/;

/** What a text says: whole milliseconds as ISO 8601 in UTC, and the three digits beyond them. */
function read(text: string): { iso: string; rest: string } | undefined {
  const parts = dateTime.exec(text);
  if (!parts) return undefined;
  const [, day = "", time = "", digits = "", zone = "Z"] = parts;
  const fraction = digits.padEnd(6, "0");
  const local = new Date(`${day}T${time}.${fraction.slice(0, 3)}Z`);
  // 30 February is taken for 2 March by some; the day must come out as it went in.
  if (Number.isNaN(local.valueOf()) || !local.toISOString().startsWith(day)) return undefined;
  const iso = new Date(local.valueOf() - offsetOf(zone)).toISOString();
  // An offset can lead out of the years that four digits can write.
  return /^\d{4}-/.test(iso) ? { iso, rest: fraction.slice(3, 6) } : undefined;
}

/** Milliseconds east of Greenwich. */
function offsetOf(zone: string): number {
  if (zone === "Z") return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith("-") ? -60_000 : 60_000) * (hours * 60 + minutes);
}

/**
 * The instant as ISO 8601 in UTC, with milliseconds, or microseconds where there are some.
 * Undefined where the text is neither of the two forms or no day of the calendar. A text without
 * a zone is UTC.
 */
export function fromWireDate(text: string): string | undefined {
  const instant = read(text);
  if (!instant || instant.rest === "000") return instant?.iso;
  return `${instant.iso.slice(0, -1)}${instant.rest}Z`;
}

/** The instant as the original writes it; a text that is no instant is left as it is. */
export function toWireDate(iso: string): string {
  const instant = read(iso);
  return instant ? `${instant.iso.slice(0, -1).replace("T", " ")}${instant.rest}` : iso;
}
