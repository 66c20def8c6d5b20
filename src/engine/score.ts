/**
 * From similarity to score and to false match rate. The score is linear in the logarithm of the FMR:
 * 0.75, 0.81, 0.87, 0.93 ↔ 1e-3, 1e-4, 1e-5, 1e-6.
 */

/** How an embedder's similarities are spread among strangers; measured, kept in models.json. */
export interface Calibration {
  /**
   * The share of strangers that reach a similarity, as its decimal logarithm; rising in the first
   * number, falling in the second. The first knot is half of all strangers. Beyond the last there
   * is no measurement, and the map only stays monotone.
   */
  readonly knots: readonly (readonly number[])[];
  /** What two strangers of the calibration share with everybody else (gallery/cohort.ts). */
  readonly neutral: number;
}

const SCORE_AT_1E3 = 0.75;
const SCORE_PER_DECADE = 0.06;

/** So much more often than those of the calibration other people's strangers may match. */
const CAREFUL_DECADES = 1;

/**
 * Maps −1 to 1 to scores, 0 to 1, strictly rising.
 *
 * @throws Error for knots that do not rise and fall as they must
 */
export class ScoreMap {
  readonly neutral: number;
  readonly #knots: readonly (readonly [similarity: number, log10Fmr: number])[];

  constructor({ knots, neutral }: Calibration) {
    const measured = knots.map(([x = NaN, y = NaN]) => [x, y] as const);
    const [last = [NaN, NaN]] = measured.slice(-1);
    // The score of 1 is one that only the same photo reaches.
    const log10AtScore1 = -3 - (1 - SCORE_AT_1E3) / SCORE_PER_DECADE;
    this.#knots = [[-1, 0], ...measured, [1, Math.min(log10AtScore1, last[1] - 1)]];
    this.neutral = neutral;
    const isMonotone = this.#knots.every(([x, y], at) => {
      const before = this.#knots[at - 1];
      return !before || (x > before[0] && y < before[1]);
    });
    if (!isMonotone || measured.length < 2) throw new Error("The calibration is not monotone.");
  }

  scoreOf(similarity: number): number {
    const bounded = Math.min(1, Math.max(-1, similarity));
    // Below the median stranger the rate says nothing more: the rest of the scale is spread evenly.
    const [, [median, medianLog]] = this.#knots as [unknown, readonly [number, number]];
    const medianScore = scoreOfLog(medianLog);
    if (bounded <= median) return (medianScore * (bounded + 1)) / (median + 1);
    return Math.min(1, scoreOfLog(this.#log10FmrOf(bounded)));
  }

  /**
   * The same where too few are enrolled to know how much they resemble each other: strangers are
   * taken to match ten times as often as those of the calibration, which is what was measured for
   * people unlike them.
   */
  carefulScoreOf(similarity: number): number {
    const score = this.scoreOf(similarity);
    return Math.max(0, score - SCORE_PER_DECADE * CAREFUL_DECADES);
  }

  /** The similarity that so large a share of strangers reach, 0 to 1 both exclusive. */
  similarityAt(fmr: number): number {
    const log = Math.max(Math.log10(fmr), (this.#knots.at(-1) as readonly [number, number])[1]);
    const upper = this.#knots.findIndex(([, knot]) => knot <= log);
    const [x1, y1] = this.#knots[upper] as readonly [number, number];
    const [x0, y0] = this.#knots[upper - 1] as readonly [number, number];
    return x0 + ((log - y0) / (y1 - y0)) * (x1 - x0);
  }

  #log10FmrOf(similarity: number): number {
    const upper = this.#knots.findIndex(([knot]) => knot >= similarity);
    const [x1, y1] = this.#knots[upper] as readonly [number, number];
    const [x0, y0] = this.#knots[upper - 1] as readonly [number, number];
    return y0 + ((similarity - x0) / (x1 - x0)) * (y1 - y0);
  }
}

/** The share of strangers that reach `score`, 1 to about 1e-7: "1 stranger in 1/FMR". */
export function fmrOfScore(score: number): number {
  return Math.min(1, 10 ** -(3 + (score - SCORE_AT_1E3) / SCORE_PER_DECADE));
}

/** The chance that a stranger would match any of `persons`: 1 − (1 − FMR)^N (models/README.md). */
export function fpirOf(minScore: number, persons: number): number {
  // log1p and expm1 keep the digits that 1 − tiny would lose.
  return -Math.expm1(persons * Math.log1p(-Math.min(fmrOfScore(minScore), 1 - 1e-12)));
}

/**
 * The lowest score at which a stranger would match any of `persons` with a chance of at most
 * `fpir`, 0 to 1; with nobody to match, that of one person.
 */
export function minScoreFor(fpir: number, persons: number): number {
  const fmr = -Math.expm1(Math.log1p(-fpir) / Math.max(1, persons));
  return Math.min(1, Math.max(0, scoreOfLog(Math.log10(fmr))));
}

const scoreOfLog = (log10Fmr: number) => SCORE_AT_1E3 + SCORE_PER_DECADE * (-log10Fmr - 3);
