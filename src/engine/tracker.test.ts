import { describe, expect, it } from "vitest";
import { addLook, needsLook, Tracker } from "./tracker.ts";

const box = (x: number) => ({ x, y: 0, width: 100, height: 100 });
const SECOND = 1_000_000;

describe("Tracker", () => {
  it("follows two faces that move, whatever the order in which they are found", () => {
    const tracker = new Tracker();
    const [left, right] = tracker.follow([box(0), box(300)], 0).map(({ id }) => id);
    const later = tracker.follow([box(310), box(10)], 33_000).map(({ id }) => id);
    expect(later).toEqual([right, left]);
  });

  it("starts a new track for a face that jumped, and for one that was away too long", () => {
    const tracker = new Tracker();
    const [first] = tracker.follow([box(0)], 0);
    const [jumped] = tracker.follow([box(90)], 33_000);
    expect(jumped?.id).not.toBe(first?.id);
    const [back] = tracker.follow([box(90)], 33_000 + 2 * SECOND);
    expect(back?.id).not.toBe(jumped?.id);
  });

  it("starts anew when time runs backwards: it is another video", () => {
    const tracker = new Tracker();
    const [first] = tracker.follow([box(0)], 5 * SECOND);
    const [second] = tracker.follow([box(0)], 0);
    expect(second?.id).not.toBe(first?.id);
  });

  it("wants a look when the face is new, has come closer, or was looked at long ago", () => {
    const [track] = new Tracker().follow([box(0)], 0);
    if (!track) throw new Error("no track");
    expect(needsLook(track, 0, 40)).toBe(true);
    addLook(track, Float32Array.of(3, 4), 0, 40);
    expect(needsLook(track, 100_000, 42)).toBe(false);
    expect(needsLook(track, 100_000, 60)).toBe(true);
    expect(needsLook(track, SECOND, 40)).toBe(true);
    expect([...(track.template ?? [])]).toEqual([...Float32Array.of(0.6, 0.8)]);
  });

  it("averages the last three looks", () => {
    const [track] = new Tracker().follow([box(0)], 0);
    if (!track) throw new Error("no track");
    addLook(track, Float32Array.of(-1, 0), 0, 40);
    for (let i = 0; i < 3; i++) addLook(track, Float32Array.of(0, 1), i, 40);
    expect([...(track.template ?? [])]).toEqual([0, 1]);
  });
});
