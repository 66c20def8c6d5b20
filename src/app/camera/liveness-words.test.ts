import { describe, expect, it } from "vitest";
import type { ActiveCheckData, LiveCheckData } from "../../sdk/index.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { activeWords, livenessWords } from "./liveness-words.ts";

const check: LiveCheckData = {
  score: 0.9,
  frames: 5,
  verdict: "live",
  obstacle: null,
  active: null,
};
const active: ActiveCheckData = { state: "running", step: "blink", done: 0, of: 3, failure: null };

describe("livenessWords", () => {
  it("says what is known, and never that a person is real", () => {
    expect(livenessWords(check)).toEqual({ state: "live", title: "Looks live", advice: "" });
    expect(livenessWords({ ...check, verdict: "not_live" }).title).toBe(
      "May be a photo or a screen",
    );
    expect(livenessWords({ ...check, verdict: "undecided", frames: 1 }).state).toBe("looking");
    expect(livenessWords({ ...check, verdict: "undecided" }).title).toBe(
      "Not clear whether this is live",
    );
    expect(livenessWords(undefined).state).toBe("looking");
  });

  it("advises where a frame cannot be judged", () => {
    const far = livenessWords({
      ...check,
      verdict: "undecided",
      frames: 0,
      obstacle: "FACE_TOO_SMALL",
    });
    expect(far).toMatchObject({ state: "undecided", title: "Liveness not checked" });
    expect(far.advice).toMatch(/^Move closer/);
  });

  it("tells what a passed active check was", () => {
    const passed: ActiveCheckData = { ...active, state: "passed", step: null, done: 3 };
    expect(livenessWords({ ...check, active: passed }).title).toBe("Blinked and turned");
    expect(activeWords(passed)).toMatch(/^Done/);
  });
});

describe("activeWords", () => {
  it("has an instruction for each step, and a reason for a failure", () => {
    expect(activeWords(null)).toBe("Look at the camera");
    expect(activeWords(active)).toMatch(/eyes/);
    expect(activeWords({ ...active, step: "turn_left" })).toMatch(/your left/);
    const failed = { ...active, state: "failed", step: null } as const;
    expect(activeWords({ ...failed, failure: "FACE_LOST" })).toMatch(/lost/);
    expect(activeWords({ ...failed, failure: "TIMED_OUT" })).toMatch(/too long/);
  });

  it("claims no level", () => {
    expect(t("liveness.disclaimer")).toContain("not certified");
    expect(t("liveness.disclaimer")).toContain("No ISO 30107-3 level is claimed");
  });
});
