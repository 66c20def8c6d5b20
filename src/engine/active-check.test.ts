import { describe, expect, it } from "vitest";
import { ActiveCheck, type Observation } from "./active-check.ts";

const FRAME = 100_000;

/** Golden sequences: a word a frame. `o` open, `c` closed, `-` neither; `l`/`r` turned, `f` facing. */
function run(words: string, side: "left" | "right" = "left", changes: Partial<Observation> = {}) {
  const check = new ActiveCheck(1, side, 0);
  [...words.replaceAll(" ", "")].forEach((word, i) => {
    const eyesOpen = { o: 0.95, c: 0.05, "-": 0.5 }[word] ?? null;
    const yaw = { l: 30, r: -30 }[word] ?? 2;
    const frame = { timestamp: i * FRAME, trackId: 1, trusted: true, eyesOpen, yaw, ...changes };
    check.observe(word === "x" ? null : frame);
  });
  return check.data;
}

describe("ActiveCheck", () => {
  it("passes after a blink, a turn to the side that was drawn, and a look back", () => {
    expect(run("ooo cc oo ff ll f")).toMatchObject({ state: "passed", step: null, done: 3 });
    expect(run("oo-c-o f rr f", "right").state).toBe("passed");
  });

  it("asks one thing after the other", () => {
    expect(run("oo").step).toBe("blink");
    expect(run("oo c o")).toMatchObject({ step: "turn_left", done: 1, of: 3 });
    expect(run("oo c o", "right").step).toBe("turn_right");
    expect(run("oo c o f l").step).toBe("look_back");
  });

  it("takes for no blink: open eyes, eyes closed from the start or for long, a squint, a turned head", () => {
    for (const words of [
      "oooooooooooo",
      "ccccoooo",
      `oo${"c".repeat(12)}oo`,
      "oo--oo--oo",
      "olcro",
    ]) {
      expect(run(words).step).toBe("blink");
    }
  });

  it("is not passed by a turn to the other side, nor by a turn before the blink", () => {
    expect(run("oo c o rrrr f").step).toBe("turn_left");
    expect(run("llf oo").step).toBe("blink");
  });

  it("fails when the face is lost, when it is another's, and when nothing comes in time", () => {
    expect(run("oo x oo c o")).toMatchObject({ state: "failed", step: null, failure: "FACE_LOST" });
    expect(run("oo", "left", { trackId: 2 }).failure).toBe("FACE_LOST");
    expect(run("o".repeat(130)).failure).toBe("TIMED_OUT");
  });

  it("wants to see at the end that it is still the same person", () => {
    expect(run("oo c o ll fff", "left", { trusted: false }).step).toBe("look_back");
  });
});
