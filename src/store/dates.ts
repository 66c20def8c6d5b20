/**
 * Now, but after all of these: of two versions of one thing the later one counts, wherever it was made,
 * and a clock that was set back must not make an older one of what was done last. ISO 8601, UTC.
 */
export function later(now: Date, ...before: (string | undefined)[]): string {
  const times = before.map((date) => (date === undefined ? NaN : Date.parse(date) + 1));
  return new Date(Math.max(now.getTime(), ...times.filter(Number.isFinite))).toISOString();
}
