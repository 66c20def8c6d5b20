/** @file Whether a model is better with what the enrolled have in common taken out. */
import { byPerson, compare, drawAlike, drawAny } from "./galleries.mjs";
import { shareAbove, thresholdAt } from "./metrics.mjs";

/** Persons in a gallery; the largest that leaves as many strangers is taken. */
const SIZES = [50, 16, 12];
const DRAWS = 60;
/** So much TMR may it cost that thresholds hold for people who resemble each other; less is chance. */
const MOST_LOSS = 0.01;
/** The true false match rate at which the two are compared. */
const TRUE_FMR = 1e-3;

/**
 * @typedef {object} CohortChoice
 * @property {boolean} cohort As in a pack.
 * @property {string} found What was measured, in words.
 */

/**
 * Compares the two by TMR at the same true false match rate: the mean of galleries drawn by chance
 * and of galleries of look-alikes.
 *
 * @param {readonly import("./templates.mjs").Sample[]} samples
 * @param {Pick<import("./report.mjs").Product, "cohort">} product
 * @returns {CohortChoice | null} Null where there are too few people to tell.
 */
export function chooseCohort(samples, { cohort }) {
  const people = byPerson(samples);
  const size = SIZES.find((one) => 2 * one <= people.size);
  if (!size) return null;
  const kinds = [
    drawAny(people, size, DRAWS),
    drawAlike(people, size, DRAWS, "ACCURATE"),
    // What is neutral moves all similarities alike.
  ].map((draws) => compare(people, draws, "ACCURATE", { cohort, neutral: 0 }));
  const tmrOf = (/** @type {"plain" | "normalised"} */ way) =>
    kinds.reduce((sum, { [way]: { impostors, genuine } }) => {
      return sum + shareAbove(genuine, thresholdAt(impostors.toSorted(), TRUE_FMR)) / kinds.length;
    }, 0);
  const [plain, takenOut] = [tmrOf("plain"), tmrOf("normalised")];
  const choice = plain - takenOut <= MOST_LOSS;
  const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(2)} %`;
  const found =
    `TMR at a true FMR of ${TRUE_FMR}, galleries of ${size}: ${percent(plain)} with similarities as ` +
    `they are, ${percent(takenOut)} with the cohort taken out`;
  return { cohort: choice, found };
}
