import { bandOf, evidenceOf, possibleFrom } from "../contract/bands.ts";
import type { SearchData, TrackedFaceData } from "../contract/records.ts";
import type { SearchOptions } from "../contract/schemas.ts";
import type { Look } from "../engine/fusion.ts";
import type { Track } from "../engine/tracker.ts";

/** Templates in, candidates out: `Recognition` is one. */
export interface Searcher {
  searchTemplates(templates: Float32Array[], options: SearchOptions): SearchData;
}

export type LiveName = Required<
  Pick<TrackedFaceData, "band" | "candidates" | "margin" | "looks" | "agreeing">
> & { search?: SearchData };

/** A track's answer, for as long as neither its looks nor the question change. */
interface Known {
  /** The newest look that it rests on. */
  newest: Look | undefined;
  /** Everybody found, best first, whatever the score. */
  found: SearchData;
  /** Whom each look names by itself. */
  named: ReadonlyMap<Look, string | undefined>;
}

/** Names the followed faces of a video, with as few searches as may be. */
export class LiveNames {
  readonly #searcher: Searcher;
  readonly #byTrack = new Map<number, Known>();
  #question = "";
  /** What a search says that does not depend on the probe. */
  #scale: SearchData | undefined;

  constructor(searcher: Searcher) {
    this.#searcher = searcher;
  }

  /** Who is enrolled, or what they are called, has changed: all answers are void. */
  clear(): void {
    this.#byTrack.clear();
    this.#scale = undefined;
  }

  /** Forgets the tracks that were not seen in this frame. */
  keep(seen: ReadonlySet<number>): void {
    for (const id of this.#byTrack.keys()) if (!seen.has(id)) this.#byTrack.delete(id);
  }

  /** Who this face is, as far as is known; nobody, where it may not be the track's person. */
  name(track: Track, options: SearchOptions): LiveName {
    const question = JSON.stringify(options);
    if (question !== this.#question) this.clear();
    this.#question = question;
    const { template, trusted } = track;
    const looks = track.looks.length;
    if (!template || !trusted) {
      return { band: "looking", candidates: [], margin: null, looks, agreeing: 0 };
    }
    this.#scale ??= this.#searcher.searchTemplates([template], { ...options, maxResults: 1 });
    const { minScore } = this.#scale;
    const { found, named } = this.#ask(track, template, options, minScore);
    const evidence = evidenceOf(found.candidates);
    const best = found.candidates[0]?.person.id;
    const agreeing = best ? [...named.values()].filter((id) => id === best).length : 0;
    const from = (least: number) =>
      found.candidates.filter((one) => one.score >= least).slice(0, options.maxResults);
    return {
      band: bandOf({ ...evidence, looks, agreeing }, minScore),
      candidates: from(possibleFrom(minScore)),
      margin: evidence.margin,
      looks,
      agreeing,
      search: { ...found, minScore, fpir: this.#scale.fpir, candidates: from(minScore) },
    };
  }

  /** Searches for the fused template and for the looks that are new. */
  #ask(track: Track, template: Float32Array, options: SearchOptions, minScore: number): Known {
    const known = this.#byTrack.get(track.id);
    const newest = track.looks.at(-1);
    if (known && known.newest === newest) return known;
    // The next candidate counts for the margin also where one only was asked for.
    const wide = { ...options, minScore: 0, maxResults: Math.max(2, options.maxResults) };
    const narrow = { ...options, minScore: possibleFrom(minScore), maxResults: 1 };
    const nameOf = (look: Look) =>
      this.#searcher.searchTemplates([look.template], narrow).candidates[0]?.person.id;
    const answer: Known = {
      newest,
      found: this.#searcher.searchTemplates([template], wide),
      named: new Map(
        track.looks.map((look) => [
          look,
          known?.named.has(look) ? known.named.get(look) : nameOf(look),
        ]),
      ),
    };
    this.#byTrack.set(track.id, answer);
    return answer;
  }
}
