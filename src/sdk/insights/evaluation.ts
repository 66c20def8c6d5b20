import type {
  EvaluationData,
  PairCounts,
  PairGroupData,
  PairScores,
} from "../../contract/evaluation.ts";
import type { Calibration } from "../../contract/records.ts";
import { errorRate, pairsToShow, type ErrorRate } from "./error-rate.ts";

/** FMR: strangers taken for each other. FNMR: people not recognised. From one score up. */
export interface Rates {
  minScore: number;
  fmr: ErrorRate;
  fnmr: ErrorRate;
}

/** The lowest score that was shown to keep the FMR at or under a target. */
export interface Suggestion {
  /** The FMR wanted, 0 to 1. */
  fmr: number;
  /** To the hundredth. Null: too few pairs to show it, or too many strangers score high. */
  minScore: number | null;
  /** So many pairs of strangers without a match would show it. */
  pairsNeeded: number;
}

export interface GroupEvaluation extends PairCounts, Rates {
  /** The value that its persons share; null where none was entered. */
  value: string | null;
  /** Fewer than 30 genuine or 300 impostor pairs: `fmr` and `fnmr` say which. */
  tooFew: boolean;
  scores: PairScores;
}

export interface Evaluation {
  /** "base" with fewer than twelve enrolled: scores are a decade more careful then. */
  calibration: Calibration;
  /** The persons were too many: a sample of them, always the same, made the impostor pairs. */
  sampled: boolean;
  counts: PairCounts;
  /** By hundredths of score; `ratesAt` makes rates of it at any threshold. */
  scores: PairScores;
  /** The same in 50 bins from 0 to 1. */
  histogram: PairScores;
  /** A detection error trade-off curve (ISO/IEC 19795-1): both rates at each hundredth of score. */
  det: { score: number; fmr: number; fnmr: number }[];
  /** At the scores that the contract gives a meaning, 0.75, 0.81, 0.87 and 0.93. */
  thresholds: Rates[];
  suggestions: Suggestion[];
  /** At `minScore`, the largest group first; empty where none were asked for. */
  groups: GroupEvaluation[];
  /** The threshold at which the groups' rates are stated. */
  minScore: number;
}

/**
 * With fewer pairs, even no error at all would leave an FNMR of 10 % or an FMR of 1 % possible (rule
 * of three): such a rate must not be compared with another one.
 */
export const LEAST_PAIRS = { genuine: 30, impostors: 300 } as const;

const NAMED_SCORES = [0.75, 0.81, 0.87, 0.93];
const TARGETS = [1e-3, 1e-4];
const BINS = 50;

/** Both rates where a match begins at `minScore`, rounded up to the next hundredth. */
export function ratesAt({ genuine, impostors }: PairScores, minScore: number): Rates {
  const from = Math.ceil(minScore * impostors.length - 1e-9);
  const below = sum(genuine.slice(0, from));
  return {
    minScore,
    fmr: errorRate(sum(impostors.slice(from)), sum(impostors), LEAST_PAIRS.impostors),
    fnmr: errorRate(below, sum(genuine), LEAST_PAIRS.genuine),
  };
}

/** What was counted, as rates. */
export function toEvaluation(data: EvaluationData, minScore: number): Evaluation {
  const { scores, value: _, ...counts } = data.all;
  const steps = scores.impostors.map((_, at) => ratesAt(scores, at / scores.impostors.length));
  return {
    calibration: data.calibration,
    sampled: counts.impostorPersons < counts.persons,
    counts,
    scores,
    histogram: { genuine: binned(scores.genuine), impostors: binned(scores.impostors) },
    det: steps.flatMap(({ minScore: score, fmr, fnmr }) =>
      fmr.rate === null || fnmr.rate === null ? [] : { score, fmr: fmr.rate, fnmr: fnmr.rate },
    ),
    thresholds: NAMED_SCORES.map((score) => ratesAt(scores, score)),
    suggestions: TARGETS.map((fmr) => ({
      fmr,
      minScore: steps.find((step) => step.fmr.high <= fmr)?.minScore ?? null,
      pairsNeeded: pairsToShow(fmr),
    })),
    groups: groupsAt(data.groups, minScore),
    minScore,
  };
}

/** The same groups at another threshold. */
export function groupsAt(
  groups: readonly (PairGroupData | GroupEvaluation)[],
  minScore: number,
): GroupEvaluation[] {
  return groups
    .map((group) => {
      const rates = ratesAt(group.scores, minScore);
      return { ...group, ...rates, tooFew: rates.fmr.tooFew || rates.fnmr.tooFew };
    })
    .sort((one, other) => other.persons - one.persons);
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

function binned(counts: readonly number[]): number[] {
  const width = counts.length / BINS;
  return Array.from({ length: BINS }, (_, at) => sum(counts.slice(at * width, (at + 1) * width)));
}
