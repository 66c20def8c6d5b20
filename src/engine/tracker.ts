import { associate } from "./association.ts";
import type { Likeness } from "./likeness.ts";
import { Track, type Sighting } from "./track.ts";

export { Track, type Sighting };

/** A face that was not found for so long is a new one when it comes back. Microseconds. */
const FORGET_AFTER = 800_000;
/** The same where there was no frame to find it in: a slow device follows faces too. */
const LONGEST_GAP = 3_000_000;
/** Looks taken in one frame, so that a crowd does not stop the video. */
const LOOKS_PER_FRAME = 3;

type Embed<S> = (sighting: S) => Promise<Float32Array<ArrayBuffer>>;

/** A sighting whose track is open, with its look where there was time for one. */
interface Open<S> {
  index: number;
  sighting: S;
  look: Float32Array<ArrayBuffer> | undefined;
  /** The track that its place speaks for. */
  likeliest: Track | undefined;
}

/**
 * Follows faces from frame to frame: by their boxes where these leave no doubt, else by their
 * embeddings. A face that does not look like its track's template gets a track of its own.
 */
export class Tracker {
  readonly #likeness: Likeness;
  #tracks: Track[] = [];
  /** Time of the latest frame. */
  #latest = -Infinity;
  #nextId: number;

  /**
   * @param likeness of the model that makes the looks
   * @param firstId the first track's: no two tracks that anybody heard of may have the same
   */
  constructor(likeness: Likeness, firstId = 1) {
    this.#likeness = likeness;
    this.#nextId = firstId;
  }

  /** The next new track's. */
  get nextId(): number {
    return this.#nextId;
  }

  /** The track of each sighting, in their order. `embed` is called for few of them. */
  async follow<S extends Sighting>(
    sightings: readonly S[],
    timestamp: number,
    embed: Embed<S>,
  ): Promise<Track[]> {
    this.#forget(timestamp);
    const free = new Set(this.#tracks);
    const known = this.#tracks.filter(({ displaced }) => !displaced);
    const { certain, likeliest } = associate(
      known.map(({ box }) => box),
      sightings.map(({ box }) => box),
    );
    const open: Open<S>[] = [];
    const found = new Map<number, Track>();
    sightings.forEach((sighting, index) => {
      const track = known[certain[index] ?? -1];
      if (track) found.set(index, track);
      else
        open.push({ index, sighting, look: undefined, likeliest: known[likeliest[index] ?? -1] });
    });

    const budget = { left: LOOKS_PER_FRAME };
    await this.#lookAgain(found, open, { sightings, timestamp, embed, budget });
    for (const entry of open) {
      if (entry.look || budget.left === 0) continue;
      budget.left--;
      entry.look = await embed(entry.sighting);
    }
    for (const track of found.values()) free.delete(track);
    this.#reunite(open, free, found, timestamp);
    return sightings.map((_, index) => found.get(index) as Track);
  }

  /** Looks at the certain ones that are due; whoever turns out to be somebody else becomes open. */
  async #lookAgain<S extends Sighting>(
    found: Map<number, Track>,
    open: Open<S>[],
    frame: {
      sightings: readonly S[];
      timestamp: number;
      embed: Embed<S>;
      budget: { left: number };
    },
  ): Promise<void> {
    const { sightings, timestamp, embed, budget } = frame;
    const due = [...found]
      .map(([index, track]) => {
        const sighting = sightings[index] as S;
        return { index, track, sighting, need: track.see(sighting, timestamp) };
      })
      .filter(({ need }) => need !== "none")
      .sort(
        (a, b) =>
          Number(b.need === "urgent") - Number(a.need === "urgent") ||
          a.track.lookedAt - b.track.lookedAt,
      )
      .slice(0, budget.left);
    for (const { index, track, sighting } of due) {
      budget.left--;
      const look = await embed(sighting);
      if (track.take(look, sighting.quality, timestamp)) continue;
      track.displaced = true;
      found.delete(index);
      open.push({ index, sighting, look, likeliest: undefined });
    }
  }

  /** Open sightings and free tracks, the most alike first; the rest start new tracks. */
  #reunite<S extends Sighting>(
    open: readonly Open<S>[],
    free: Set<Track>,
    found: Map<number, Track>,
    timestamp: number,
  ): void {
    const join = ({ index, sighting, look }: Open<S>, track: Track) => {
      found.set(index, track);
      free.delete(track);
      track.see(sighting, timestamp);
      // Without a look its place alone speaks for it: nobody is named until there is one.
      if (look) track.take(look, sighting.quality, timestamp);
      else track.trusted = false;
    };
    for (const { entry, track } of alikePairs(open, free, this.#likeness)) {
      if (!found.has(entry.index) && free.has(track)) join(entry, track);
    }
    for (const entry of open) {
      if (found.has(entry.index)) continue;
      const { look, likeliest } = entry;
      // A track that was never looked at has nothing that could disagree.
      const mayBeIt = likeliest && free.has(likeliest) && (!look || !likeliest.template);
      join(entry, mayBeIt ? likeliest : this.#start(entry.sighting, timestamp));
    }
  }

  /** A timestamp that runs backwards is another video. */
  #forget(timestamp: number): void {
    this.#tracks = this.#tracks.filter(({ seen }) => {
      const limit = seen === this.#latest ? LONGEST_GAP : FORGET_AFTER;
      return timestamp >= seen && timestamp - seen <= limit;
    });
    this.#latest = timestamp;
  }

  #start(sighting: Sighting, timestamp: number): Track {
    const track = new Track(this.#nextId++, sighting, timestamp, this.#likeness);
    this.#tracks.push(track);
    return track;
  }
}

/** The open sightings and tracks that look like one person, the most alike first. */
function alikePairs<S>(open: readonly Open<S>[], tracks: ReadonlySet<Track>, { same }: Likeness) {
  return open
    .flatMap((entry) =>
      [...tracks].map((track) => {
        const cosine = entry.look ? track.nearness(entry.look) : -1;
        return { entry, track, cosine };
      }),
    )
    .filter(({ cosine }) => cosine >= same)
    .sort((a, b) => b.cosine - a.cosine);
}
