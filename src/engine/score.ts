/**
 * From cosine to score and to false match rate. The score is linear in the logarithm of the FMR:
 * 0.75, 0.81, 0.87, 0.93 ↔ 1e-3, 1e-4, 1e-5, 1e-6.
 */

/**
 * Cosine ↔ FMR of fr_feature with a mirrored copy, measured on all 29.6 million impostor pairs of
 * LFW (models/README.md). The first knot is half of all impostors; beyond the last there is no
 * measurement, and the map only stays monotone.
 */
const knots: readonly (readonly [cosine: number, log10Fmr: number])[] = [
  [-1, 0],
  [0.02, Math.log10(0.5)],
  [0.25, -2],
  [0.34, -3],
  [0.416, -4],
  [0.479, -5],
  [0.553, -6],
  [1, -6 - 7 / 6],
];

const SCORE_AT_1E3 = 0.75;
const SCORE_PER_DECADE = 0.06;

/** Cosine of two templates, −1 to 1 → score, 0 to 1, strictly rising. */
export function scoreOfCosine(cosine: number): number {
  const bounded = Math.min(1, Math.max(-1, cosine));
  // Below the median impostor the rate says nothing more: the rest of the scale is spread evenly.
  const [, [median, medianLog]] = knots as [unknown, readonly [number, number]];
  const medianScore = scoreOfLog(medianLog);
  if (bounded <= median) return (medianScore * (bounded + 1)) / (median + 1);
  return scoreOfLog(interpolate(bounded));
}

/** The share of impostors that reach `score`, 1 to about 1e-7: "1 stranger in 1/FMR". */
export function fmrOfScore(score: number): number {
  return Math.min(1, 10 ** -(3 + (score - SCORE_AT_1E3) / SCORE_PER_DECADE));
}

/** The chance that a stranger would match any of `persons`: 1 − (1 − FMR)^N (models/README.md). */
export function fpirOf(minScore: number, persons: number): number {
  // log1p and expm1 keep the digits that 1 − tiny would lose.
  return -Math.expm1(persons * Math.log1p(-Math.min(fmrOfScore(minScore), 1 - 1e-12)));
}

const scoreOfLog = (log10Fmr: number) => SCORE_AT_1E3 + SCORE_PER_DECADE * (-log10Fmr - 3);

function interpolate(cosine: number): number {
  const upper = knots.findIndex(([knot]) => knot >= cosine);
  const [x1, y1] = knots[upper] as readonly [number, number];
  const [x0, y0] = knots[upper - 1] as readonly [number, number];
  return y0 + ((cosine - x0) / (x1 - x0)) * (y1 - y0);
}
