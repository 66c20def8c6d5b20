import {
  bandOf,
  CLEAR_MARGIN,
  evidenceOf,
  type Band,
  type Candidate,
  type LiveCheckData,
  type SearchResult,
  type TrackedFace,
} from "../../sdk/index.ts";
import type { Naming } from "../faces.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { formatScore, scoreInWords } from "../score.ts";

/** What was found of a face that was compared, in a photo or before the camera. */
export interface Findings {
  band: Band;
  /** Who comes near, best first. */
  candidates: readonly Candidate[];
  /** How far the best is ahead of the next; null where nobody else comes near. */
  margin: number | null;
  /** Where a match began. */
  minScore: number;
  /** Whoever came first was ruled out: nothing but the score speaks for who comes next. */
  isNext?: boolean;
  /** Only before the camera: what the name rests on. */
  live?: LiveEvidence;
}

export interface LiveEvidence extends Pick<TrackedFace, "looks" | "agreeing"> {
  liveness?: LiveCheckData | undefined;
}

/** In a photo, searched with `possible`. Undefined where it was not compared. */
export function foundInPhoto(search: SearchResult | undefined): Findings | undefined {
  if (!search) return undefined;
  const { candidates, minScore } = search;
  const evidence = evidenceOf(candidates);
  return { band: bandOf(evidence, minScore), candidates, margin: evidence.margin, minScore };
}

/** Before the camera. Undefined while it has not been compared. */
export function foundLive(face: TrackedFace): Findings | undefined {
  const { band, candidates, margin, search, looks, agreeing, liveness } = face;
  if (!search) return undefined;
  return {
    band,
    candidates,
    margin,
    minScore: search.minScore,
    live: { looks, agreeing, liveness },
  };
}

/**
 * The same without those whom the user has ruled out. Who comes next is at most possible, since no look
 * names them; where the first one stays, they may be clearer than before.
 */
export function without(
  found: Findings | undefined,
  ruledOut: readonly string[],
): Findings | undefined {
  if (!found || found.band === "looking") return found;
  const candidates = found.candidates.filter(({ person }) => !ruledOut.includes(person.id));
  if (candidates.length === found.candidates.length) return found;
  const isNext = candidates[0] !== found.candidates[0];
  const { looks, agreeing } = found.live ?? {};
  const evidence = evidenceOf(candidates);
  const looked = isNext ? { agreeing: 0 } : { looks, agreeing };
  const band = bandOf({ ...evidence, ...looked }, found.minScore);
  return { ...found, band, candidates, margin: evidence.margin, isNext };
}

const nobody = (state: "looking" | "unknown"): Naming => ({
  ...{ state, name: "", title: t(`identify.${state}`), words: "" },
});

/** The band as it is shown: what may be a screen is never shown as a match. */
export function nameFace(found: Findings | undefined): Naming {
  if (!found || found.band === "looking") return nobody("looking");
  const [best] = found.candidates;
  if (found.band === "unknown" || !best) return nobody("unknown");
  const { name } = best.person;
  const words = scoreInWords(best.score, found.minScore);
  const doubt = doubtOf(found);
  if (found.band === "match" && !doubt) return { state: "match", name, title: name, words };
  const isHigh = best.score >= found.minScore;
  const reason = found.isNext
    ? t("identify.comesNext")
    : isHigh
      ? t("identify.looksDiffer")
      : words;
  const title = t("identify.possibly", { name });
  return { state: "possible", name, title, words: doubt || reason };
}

export const isName = ({ state }: Naming): boolean => state === "match" || state === "possible";

/** Why a score alone does not name, in a few words; empty where nothing speaks against it. */
function doubtOf({ margin, live }: Findings): string {
  if (live?.liveness?.verdict === "not_live") return t("liveness.photoOrScreen");
  return margin !== null && margin < CLEAR_MARGIN ? t("identify.asNear") : "";
}

/** What a person who decides may want to know beside the score. */
export function evidenceWords({ live, margin, isNext }: Findings): string[] {
  const looked = live && !isNext;
  const looks = looked ? [t("identify.looks", { agreeing: live.agreeing, looks: live.looks })] : [];
  return [...looks, marginWords(margin)];
}

function marginWords(margin: number | null): string {
  if (margin === null) return t("identify.nobodyNear");
  const values = { margin: formatScore(margin) };
  return margin < CLEAR_MARGIN ? t("identify.aheadOnly", values) : t("identify.ahead", values);
}
