import type { SearchResult } from "../../sdk/index.ts";
import { LOOKING, nameFace, type Naming } from "../faces.ts";

/** After this long an unchanged answer counts as a further one: a still scene repeats its scores. */
const SAME_ANSWER_MS = 500;
/** A track that was not seen for this long is forgotten. */
const FORGET_MS = 3000;
/** How many answers must agree before a name is shown. */
const AGREEING = 2;

interface Track {
  seen: number;
  /** The latest answer that was counted. */
  search: SearchResult;
  counted: number;
  personId: string | null;
  agreed: number;
  shown: Naming;
}

const isSameAnswer = (a: SearchResult, b: SearchResult): boolean =>
  a.fpir === b.fpir &&
  a.candidates.length === b.candidates.length &&
  a.candidates[0]?.score === b.candidates[0]?.score &&
  a.candidates[0]?.person.id === b.candidates[0]?.person.id;

/**
 * Steadies the names of followed faces. One frame may be blurred or half turned: a name appears
 * only when two answers in a row agree on the person, and goes only when two agree that it is wrong.
 */
export class TrackNames {
  readonly #tracks = new Map<number, Track>();

  /** What to show for a track whose latest search is this one. `now` in milliseconds. */
  observe(trackId: number, search: SearchResult | undefined, now: number): Naming {
    this.#forget(now);
    const track = this.#tracks.get(trackId);
    if (!search) return track?.shown ?? LOOKING;

    const personId = search.candidates[0]?.person.id ?? null;
    if (!track) {
      // That nobody is found needs no second opinion to be said; a name does.
      const shown = personId === null ? nameFace(search) : LOOKING;
      this.#tracks.set(trackId, {
        seen: now,
        search,
        counted: now,
        personId,
        agreed: 1,
        shown,
      });
      return shown;
    }

    track.seen = now;
    if (isSameAnswer(track.search, search) && now - track.counted < SAME_ANSWER_MS) {
      return track.shown;
    }
    track.agreed = track.personId === personId ? track.agreed + 1 : 1;
    track.personId = personId;
    track.search = search;
    track.counted = now;
    if (track.agreed >= AGREEING) track.shown = nameFace(search);
    return track.shown;
  }

  #forget(now: number): void {
    for (const [id, { seen }] of this.#tracks) {
      if (now - seen > FORGET_MS) this.#tracks.delete(id);
    }
  }
}
