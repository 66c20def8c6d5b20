/** @file Whether a session of many minutes stayed as it was after its first ones. */

/**
 * `minute` since the camera showed its first picture; memory in bytes, rates in 1/s.
 *
 * @typedef {object} Sample
 * @property {number} minute
 * @property {number} page
 * @property {number} worker
 * @property {number} renderer
 * @property {number} browser
 * @property {number} drawn
 * @property {number} answers
 * @property {string[]} names
 * @property {string | null} fault
 *
 * @typedef {{ what: string, measured: string, wanted: string, ok: boolean }} Line
 */

const MOST_GROWTH = 0.05;
/** A sample's frame rate against the median of all. */
const LEAST_RATE = 0.8;

/** What memory is kept by; of the browser's own process the page has no control. */
export const MEMORIES = /** @type {const} */ (["page", "worker", "renderer"]);

/**
 * @param {Sample[]} samples
 * @param {number} warmUp Minutes.
 * @param {readonly string[]} people Who is before the camera in turn.
 * @returns {Line[]}
 */
export function judge(samples, warmUp, people) {
  const after = samples.filter(({ minute }) => minute >= warmUp);
  const fifth = Math.max(1, Math.round(after.length / 5));
  const [first, last] = [after.slice(0, fifth), after.slice(-fifth)];
  /** @type {Line[]} */
  const lines = MEMORIES.map((memory) => {
    const median = (/** @type {Sample[]} */ of) => medianOf(of.map((sample) => sample[memory]));
    const growth = median(last) / median(first) - 1;
    return {
      what: `${memory}: growth after ${warmUp} minutes`,
      measured: percent(growth),
      wanted: `under ${percent(MOST_GROWTH)}`,
      // NaN where the system does not tell the memory of a process.
      ok: !(growth >= MOST_GROWTH),
    };
  });
  for (const rate of /** @type {const} */ (["drawn", "answers"])) {
    const rates = after.map((sample) => sample[rate]);
    const median = medianOf(rates);
    const share = rates.filter((one) => one < LEAST_RATE * median).length / rates.length;
    lines.push({
      what: `samples with under ${percent(LEAST_RATE)} of the median of ${median.toFixed(1)} ${rate === "drawn" ? "pictures drawn" : "answers"} per second`,
      measured: percent(share),
      wanted: "at most 5 %",
      ok: share <= 0.05,
    });
  }
  const faults = samples.filter(({ fault }) => fault !== null);
  const missing = after.filter(({ names }) => people.some((name) => !names.includes(name)));
  lines.push(
    {
      what: "samples in which the session was broken off",
      measured: faults.length === 0 ? "0" : `${faults.length}: ${faults[0]?.fault}`,
      wanted: "0",
      ok: faults.length === 0,
    },
    {
      what: "samples in which not everybody was named",
      measured: String(missing.length),
      wanted: "0",
      ok: missing.length === 0,
    },
  );
  return lines;
}

/** @param {number[]} values */
export function medianOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

const percent = (/** @type {number} */ share) =>
  `${(100 * share).toFixed(1).replace(/\.0$/, "")} %`;
