import type { PairGroupData } from "../contract/evaluation.ts";

const STEPS = 100;

/** Counts the pairs of all persons, or of a group of them. */
export class PairTally {
  readonly data: PairGroupData;

  /** @param value the group's */
  constructor(value: string | null) {
    this.data = {
      value,
      persons: 0,
      photos: 0,
      genuinePersons: 0,
      genuinePairs: 0,
      impostorPersons: 0,
      impostorPairs: 0,
      scores: { genuine: Array<number>(STEPS).fill(0), impostors: Array<number>(STEPS).fill(0) },
    };
  }

  addPerson(photos: number): void {
    this.data.persons++;
    this.data.photos += photos;
    if (photos > 1) this.data.genuinePersons++;
  }

  addGenuine(score: number): void {
    this.data.genuinePairs++;
    count(this.data.scores.genuine, score);
  }

  addImpostor(score: number): void {
    this.data.impostorPairs++;
    count(this.data.scores.impostors, score);
  }
}

function count(counts: number[], score: number): void {
  // 0.29 × 100 is a little less than 29.
  const at = Math.min(STEPS - 1, Math.max(0, Math.floor(score * STEPS + 1e-9)));
  counts[at] = (counts[at] ?? 0) + 1;
}
