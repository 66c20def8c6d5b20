import type { LiveCheckData, TrackedFace } from "../../sdk/index.ts";
import { LOOKING, nameCandidate, type Naming } from "../faces.ts";
import { formatScore } from "../score.ts";

/** Half a decade of false match rate, as in the worker's bands: nearer than this is not clear. */
const CLEAR_MARGIN = 0.03;

const UNKNOWN: Naming = { state: "unknown", name: "", title: "Not in this list", words: "" };

/** What a name rests on. */
export type Evidence = Pick<TrackedFace, "margin" | "agreeing" | "looks">;

/** The band as it is shown: what may be a screen is never shown as a match. */
export function nameTracked(face: TrackedFace): Naming {
  const { band, candidates, margin, liveness } = face;
  const [best] = candidates;
  if (band === "looking") return LOOKING;
  if (band === "unknown" || !best) return UNKNOWN;
  const named = nameCandidate(best);
  const doubt = doubtOf(margin, liveness);
  if (band === "match" && named.state === "match" && !doubt) return named;
  const { name } = best.person;
  const words = doubt || (named.state === "match" ? "Looks differ, compare" : named.words);
  return { state: "possible", name, title: `Possibly ${name}?`, words };
}

/** Why a score alone does not name, in a few words; empty where nothing speaks against it. */
function doubtOf(margin: number | null, liveness: LiveCheckData | undefined): string {
  if (liveness?.verdict === "not_live") return "May be a photo or a screen";
  return margin !== null && margin < CLEAR_MARGIN ? "Somebody else is as near" : "";
}

/** What a person who decides may want to know beside the score. */
export function evidenceWords({ margin, agreeing, looks }: Evidence): string[] {
  return [`${agreeing} of ${looks} looks name this person.`, marginWords(margin)];
}

function marginWords(margin: number | null): string {
  if (margin === null) return "Nobody else is enrolled to compare with.";
  const ahead = `${formatScore(margin)} ahead of the next person`;
  return margin < CLEAR_MARGIN
    ? `Only ${ahead}, who could as well be the one.`
    : `The score is ${ahead}.`;
}
