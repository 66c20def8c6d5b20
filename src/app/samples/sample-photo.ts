import type { Person } from "../../sdk/index.ts";
import type { Problem } from "../errors/problem.ts";
import type { FaceView } from "../faces.ts";
import type { Size } from "../overlay/fit.ts";

export interface SampleFace {
  outcome: "enrolled" | "recognised" | "refused";
  view: FaceView;
  person: Person | null;
  /** Why it was not enrolled. */
  problem: Problem | null;
}

export interface SamplePhoto {
  url: string;
  picture: Size;
  faces: SampleFace[];
}

const COUNT = 6;

/** Beside the app, wherever it is served from. */
export const sampleAddresses = (): string[] =>
  Array.from(
    { length: COUNT },
    (_, index) => new URL(`samples/sample${index + 1}.jpg`, document.baseURI).href,
  );
