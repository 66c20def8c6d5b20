import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actor, GOOD, LIKENESS, lookAt, randomFrom, seen, type Seen } from "./synthetic-faces.ts";
import { Tracker } from "./tracker.ts";

const FRAME = 100_000;
const random = randomFrom(1);
const [ana, ben, eve] = [actor(random), actor(random), actor(random)];

/** Plays frames; gives each frame's track ids and whether each is trusted. Counts the looks. */
async function play(frames: readonly (readonly Seen[])[], noise = 0.5, gap = FRAME) {
  const tracker = new Tracker(LIKENESS);
  let looks = 0;
  const answers: { id: number; trusted: boolean }[][] = [];
  for (const [at, frame] of frames.entries()) {
    const tracks = await tracker.follow(frame, at * gap, (sighting) => {
      looks++;
      return Promise.resolve(lookAt(sighting.actor, noise, random));
    });
    answers.push(tracks.map(({ id, trusted }) => ({ id, trusted })));
  }
  return { answers, looks, ids: answers.map((frame) => frame.map(({ id }) => id)) };
}

const times = <T>(count: number, make: (i: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

describe("Tracker", () => {
  it("follows two faces that move, whatever the order in which they are found", async () => {
    const { ids } = await play([
      [seen(ana, 0), seen(ben, 300)],
      [seen(ben, 310), seen(ana, 10)],
    ]);
    expect(ids[1]).toEqual([...(ids[0] ?? [])].reverse());
  });

  it("looks often at first, then now and then", async () => {
    const { looks } = await play(times(31, () => [seen(ana, 0)]));
    // Three in the first 0.3 s, then every 0.5 s of the 3 s.
    expect(looks).toBe(3 + 5);
  });

  it("knows a face again that jumped across the picture, and not another that appears there", async () => {
    const start = times(5, () => [seen(ana, 0)]);
    const jumped = await play([...start, [seen(ana, 400)], [seen(ana, 800)]]);
    expect(new Set(jumped.ids.flat()).size).toBe(1);
    const other = await play([...start, [seen(ben, 400)]]);
    expect(other.ids.at(-1)).not.toEqual(other.ids[0]);
  });

  it("drops the identity in the very frame in which somebody else is in the place", async () => {
    const { ids } = await play([
      ...times(10, () => [seen(ana, 0)]),
      ...times(10, () => [seen(ben, 2)]),
    ]);
    expect(new Set(ids.slice(0, 10).flat()).size).toBe(1);
    expect(new Set(ids.slice(10).flat()).size).toBe(1);
    expect(ids[10]).not.toEqual(ids[9]);
  });

  it("finds a swap also where the two look alike from afar, at the next look", async () => {
    const twin = { ...ben, glimpse: ana.glimpse };
    const { ids } = await play([
      ...times(10, () => [seen(ana, 0)]),
      ...times(6, () => [seen(twin, 0)]),
    ]);
    expect(ids.at(-1)).not.toEqual(ids[9]);
  });

  it("gives both their tracks back when two people change places at once", async () => {
    const { ids } = await play([
      ...times(5, () => [seen(ana, 0), seen(ben, 300)]),
      [seen(ben, 0), seen(ana, 300)],
    ]);
    expect(ids[5]).toEqual([...(ids[4] ?? [])].reverse());
  });

  it("keeps two people apart who cross, one hidden behind the other for a while", async () => {
    const frames = times(21, (i) => {
      const [a, b] = [seen(ana, i * 20), seen(ben, 400 - i * 20, 8)];
      return Math.abs(i - 10) <= 1 ? [a] : [a, b];
    });
    const { ids } = await play(frames);
    const [first, last] = [ids[0], ids.at(-1)];
    expect(last).toEqual(first);
    expect(new Set(ids.flat()).size).toBe(2);
  });

  it("ends a track that was lost for longer than 0.8 s", async () => {
    const empty = (count: number) => times(count, (): Seen[] => []);
    const short = await play([[seen(ana, 0)], ...empty(6), [seen(ana, 0)]]);
    expect(short.ids.at(-1)).toEqual(short.ids[0]);
    const long = await play([[seen(ana, 0)], ...empty(9), [seen(ana, 0)]]);
    expect(long.ids.at(-1)).not.toEqual(long.ids[0]);
  });

  it("follows a face also where a slow device has a frame a second only", async () => {
    const slow = await play(
      times(6, () => [seen(ana, 0)]),
      0.5,
      1_000_000,
    );
    expect(new Set(slow.ids.flat()).size).toBe(1);
    expect(slow.answers.flat().every(({ trusted }) => trusted)).toBe(true);
    expect(slow.looks).toBe(6);
  });

  it("counts on where a tracker before it has ended", async () => {
    const embed = ({ actor: who }: Seen) => Promise.resolve(lookAt(who, 0, random));
    const before = new Tracker(LIKENESS);
    await before.follow([seen(ana, 0), seen(ben, 300)], 0, embed);
    const after = new Tracker(LIKENESS, before.nextId);
    const tracks = await after.follow([seen(ana, 0)], FRAME, embed);
    expect(tracks.map(({ id }) => id)).toEqual([3]);
  });

  it("starts anew when time runs backwards: it is another video", async () => {
    const tracker = new Tracker(LIKENESS);
    const embed = ({ actor: who }: Seen) => Promise.resolve(lookAt(who, 0, random));
    const [first] = await tracker.follow([seen(ana, 0)], 5_000_000, embed);
    const [second] = await tracker.follow([seen(ana, 0)], 0, embed);
    expect(second?.id).not.toBe(first?.id);
  });

  it("keeps the track of a head that turns away for a moment, and trusts it no longer than that", async () => {
    const profile: Seen = { ...seen(ana, 0), quality: { ...GOOD, pose: { yaw: 70, pitch: 0 } } };
    // A profile gives a template that is like nobody's.
    const turned = { ...profile, actor: eve };
    const { ids, answers } = await play([
      ...times(5, () => [seen(ana, 0)]),
      ...times(25, () => [turned]),
      [seen(ana, 0)],
    ]);
    expect(new Set(ids.flat()).size).toBe(1);
    expect(answers[10]?.[0]?.trusted).toBe(true);
    expect(answers[29]?.[0]?.trusted).toBe(false);
    expect(answers[30]?.[0]?.trusted).toBe(true);
  });

  it("never takes more than three looks in a frame, and gives a crowd one each in the end", async () => {
    const people = times(12, () => actor(random));
    const tracker = new Tracker(LIKENESS);
    const seenBy = new Set<number>();
    for (let i = 0; i < 5; i++) {
      let looks = 0;
      const crowd = people.map((who, at) => seen(who, at * 150));
      const tracks = await tracker.follow(crowd, i * 33_000, (sighting) => {
        looks++;
        return Promise.resolve(lookAt(sighting.actor, 0.4, random));
      });
      expect(looks).toBeLessThanOrEqual(3);
      for (const { id, template } of tracks) if (template) seenBy.add(id);
    }
    expect(seenBy.size).toBe(12);
  });
});

describe("any walk of three people through the picture", () => {
  const step = fc.record({
    places: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }),
    present: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    gap: fc.integer({ min: 1, max: 50 }),
  });

  it("never trusts a track whose template is not that of the face that is shown", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const tracker = new Tracker(LIKENESS);
        let now = 0;
        for (const { places, present, gap } of steps) {
          now += gap * 66_000;
          const shown = [ana, ben, eve]
            .map((who, i) => seen(who, (places[i] ?? 0) * 40, i * 5))
            .filter((_, i) => present[i]);
          const tracks = await tracker.follow(shown, now, ({ actor: who }) =>
            Promise.resolve(lookAt(who, 0.8, random)),
          );
          expect(new Set(tracks.map(({ id }) => id)).size).toBe(shown.length);
          for (const [i, track] of tracks.entries()) {
            if (track.trusted && track.template) {
              expect(track.nearness(shown[i]?.actor.face ?? new Float32Array())).toBeGreaterThan(
                0.5,
              );
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
