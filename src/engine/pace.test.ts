import { describe, expect, it } from "vitest";
import { efforts, Pace, type Effort } from "./pace.ts";

/** A device: milliseconds for a look at a whole frame of 448 pixels, at its known faces, and for the rest. */
interface Device {
  whole: number;
  near: number;
  rest: number;
}

/** Lets a device follow a face for so many seconds; the effort and the frames of each second. */
function follow(pace: Pace, { whole, near, rest }: Device, seconds: number, start = 0) {
  const course: { effort: Effort; frames: number }[] = [];
  let now = start;
  let wholeAt = -Infinity;
  for (let second = 1; second <= seconds; second++) {
    let frames = 0;
    while (now < start + 1000 * second) {
      const { side, every } = pace.effort;
      const isWhole = 1000 * (now - wholeAt) >= every;
      if (isWhole) wholeAt = now;
      const look = isWhole ? whole * (side / 448) ** 2 : near;
      now += look + rest;
      frames++;
      pace.note({ look, isWhole, all: look + rest }, now);
    }
    course.push({ effort: pace.effort, frames });
  }
  return course;
}

const fast: Device = { whole: 50, near: 8, rest: 30 };
const slower = (factor: number): Device => ({
  whole: factor * fast.whole,
  near: factor * fast.near,
  rest: factor * fast.rest,
});

describe("Pace", () => {
  it("changes nothing where there is time", () => {
    const course = follow(new Pace(), fast, 20);
    expect(new Set(course.map(({ effort }) => effort))).toEqual(new Set([efforts[0]]));
  });

  it("looks at whole frames less often where there is none, and keeps to that", () => {
    for (const factor of [3, 4, 6, 8]) {
      const course = follow(new Pace(), slower(factor), 60);
      const settled = course.slice(20);
      expect(new Set(settled.map(({ effort }) => effort)).size, `${factor} times`).toBe(1);
      expect(settled[0]?.effort).not.toBe(efforts[0]);
    }
  });

  it("gives a device that is six times slower more than three answers a second", () => {
    const course = follow(new Pace(), slower(6), 60).slice(10);
    const all = course.reduce((sum, { frames }) => sum + frames, 0);
    expect(all / course.length).toBeGreaterThan(3);
    // Whole frames alone would not do.
    expect(1000 / (6 * (fast.whole + fast.rest))).toBeLessThan(3);
  });

  it("takes the whole up again when there is time again", () => {
    const pace = new Pace();
    follow(pace, slower(6), 30);
    expect(pace.effort).not.toBe(efforts[0]);
    const course = follow(pace, fast, 30, 30_000);
    expect(course.at(-1)?.effort).toBe(efforts[0]);
  });

  it("does not mind one frame that was held up", () => {
    const pace = new Pace();
    follow(pace, fast, 5);
    pace.note({ look: 2000, isWhole: true, all: 4000 }, 9000);
    expect(pace.effort).toBe(efforts[0]);
  });
});
