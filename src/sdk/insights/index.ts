/** @file How well the enrolled are told apart: rates, intervals and thresholds of one's own people. */
export { evaluationToCsv } from "./csv.ts";
export { LEAST_PAIRS, groupsAt, ratesAt } from "./evaluation.ts";
export type { Evaluation, GroupEvaluation, Rates, Suggestion } from "./evaluation.ts";
export type { ErrorRate } from "./error-rate.ts";
