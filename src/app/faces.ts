import type { Box, Candidate, SearchResult } from "../sdk/index.ts";
import { bandOf, scoreInWords } from "./score.ts";

export type FaceState = "match" | "possible" | "unknown" | "looking";

/** Who a face is, in the words that are shown. */
export interface Naming {
  state: FaceState;
  /** The person's name, empty unless the face matches or possibly matches. */
  name: string;
  /** "Amina Diallo", "Possibly Amina Diallo?", "Not in this list" or "Looking…". */
  title: string;
  /** The score in words, empty where there is none. */
  words: string;
}

/** A face as it is drawn over a picture. */
export interface FaceView extends Naming {
  key: string;
  /** In the picture's pixels. */
  box: Box;
}

export const LOOKING: Naming = { state: "looking", name: "", title: "Looking…", words: "" };
const UNKNOWN: Naming = { state: "unknown", name: "", title: "Not in this list", words: "" };

export function nameCandidate({ person, score }: Candidate): Naming {
  const { name } = person;
  const words = scoreInWords(score);
  switch (bandOf(score)) {
    case "match":
      return { state: "match", name, title: name, words };
    case "possible":
      return { state: "possible", name, title: `Possibly ${name}?`, words };
    default:
      return UNKNOWN;
  }
}

export function nameFace(search: SearchResult | undefined): Naming {
  if (!search) return LOOKING;
  const best = search.candidates[0];
  return best ? nameCandidate(best) : UNKNOWN;
}

export const areaOf = (box: Box): number => box.width * box.height;
