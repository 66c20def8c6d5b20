import type { DetectedFace } from "../../sdk/index.ts";
import type { FaceView } from "../faces.ts";
import { isName, type Findings } from "./findings.ts";
import type { RuledOut } from "./ruled-out.svelte.ts";

/** A face that was tapped. */
export interface Selection {
  /** Of the face's view. */
  key: string;
  face: DetectedFace;
  /** Everybody who was found, ruled out or not. Undefined where it has not been compared yet. */
  found: Findings | undefined;
  /** What the user says of this face is kept there, under its key. */
  ruledOut: RuledOut;
  /** The face cut out, to lay beside the stored thumbnails. */
  probe: Blob | null;
}

const counted = (count: number, one: string, several: string): string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${several}`];

/** What is read out of a picture: names first, then how many nobody knows. */
export function spokenSummary(views: FaceView[]): string {
  const named = views.filter(isName);
  const unknown = views.filter(({ state }) => state === "unknown").length;
  const parts = [
    ...named.map(({ title }) => title),
    ...counted(unknown, "1 person not in this list", "people not in this list"),
  ];
  return parts.join(", ");
}
