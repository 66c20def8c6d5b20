import type { Page } from "@playwright/test";
import type { Random } from "../random.ts";

/** A good file, or one that was damaged. */
export interface FuzzFile {
  name: string;
  bytes: Buffer;
  /** Good files that are given together with it. */
  beside?: { name: string; bytes: Buffer }[];
}

export interface Mutant extends FuzzFile {
  /** What was done to it, in words. */
  how: string;
}

/**
 * What the app made of a file: the codes of all that it refused, and whether it took anything. An
 * answer with neither is a fault.
 */
export interface Answer {
  accepted: boolean;
  codes: string[];
}

/** Good files of all kinds, made by the app before the first is damaged. */
export interface Seeds {
  pictures: FuzzFile[];
  zip: FuzzFile;
  csv: FuzzFile;
  json: FuzzFile[];
  backup: FuzzFile;
}

/** A kind of file: how it is damaged, and through which door it comes in. */
export interface Kind {
  name: string;
  /** Of all files so many. */
  share: number;
  mutant(seeds: Seeds, random: Random): Mutant | Promise<Mutant>;
  /** Gives it to the app, which is open and ready, and says what came of it. */
  give(page: Page, file: FuzzFile, random: Random): Promise<Answer>;
}
