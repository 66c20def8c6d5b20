import type { DetectedFace } from "../../sdk/index.ts";
import type { FaceView } from "../faces.ts";
import type { Findings } from "./findings.ts";

/** A face that was tapped. */
export interface Selection {
  face: DetectedFace;
  /** Undefined where it has not been compared yet. */
  found: Findings | undefined;
  /** The face cut out, to lay beside the stored thumbnails. */
  probe: Blob | null;
}

const counted = (count: number, one: string, several: string): string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${several}`];

/** What is read out of a picture: names first, then how many nobody knows. */
export function spokenSummary(views: FaceView[]): string {
  const named = views.filter(({ state }) => state === "match" || state === "possible");
  const unknown = views.filter(({ state }) => state === "unknown").length;
  const parts = [
    ...named.map(({ title }) => title),
    ...counted(unknown, "1 person not in this list", "people not in this list"),
  ];
  return parts.join(", ");
}
