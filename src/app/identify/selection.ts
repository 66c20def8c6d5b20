import type { DetectedFace } from "../../sdk/index.ts";
import type { FaceView } from "../faces.ts";
import { formatList } from "../i18n/format.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { isName, type Findings } from "./findings.ts";
import type { Decisions } from "./decisions.svelte.ts";

/** A face that was tapped. */
export interface Selection {
  /** Of the face's view. */
  key: string;
  face: DetectedFace;
  /** Everybody who was found, ruled out or not. Undefined where it has not been compared yet. */
  found: Findings | undefined;
  /** What the user says of this face is kept there, under its key. */
  decisions: Decisions;
  /** The face cut out, to lay beside the stored thumbnails. */
  probe: Blob | null;
}

/** What is read out of a picture: names first, then how many nobody knows. */
export function spokenSummary(views: FaceView[]): string {
  const named = views.filter(isName);
  const unknown = views.filter(({ state }) => state === "unknown").length;
  const others = unknown > 0 ? [t("identify.others", { count: unknown })] : [];
  return formatList([...named.map(({ title }) => title), ...others], "unit");
}
