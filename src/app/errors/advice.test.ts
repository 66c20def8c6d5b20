import { describe, expect, it } from "vitest";
import {
  adviceByCause,
  adviceByCode,
  adviceByWarning,
  FaceSdkError,
  type ErrorCause,
  type ErrorCode,
  type QualityWarning,
} from "../../sdk/index.ts";
import { adviceFor, adviceForCause, adviceForWarning, adviceOf } from "./advice.ts";

describe("advice", () => {
  it("says in English what the SDK says", () => {
    for (const [code, advice] of Object.entries(adviceByCode)) {
      expect(adviceFor(code as ErrorCode)).toBe(advice);
    }
    for (const [warning, advice] of Object.entries(adviceByWarning)) {
      expect(adviceForWarning(warning as QualityWarning)).toBe(advice);
    }
    for (const [cause, advice] of Object.entries(adviceByCause)) {
      expect(adviceForCause(cause as ErrorCause)).toBe(advice);
    }
  });

  it("keeps what an error brought for the very case", () => {
    expect(adviceOf(new FaceSdkError("NO_FACE", "none"))).toBe(adviceByCode.NO_FACE);
    const advice = "Mend row 3 of the CSV, then import again.";
    expect(adviceOf(new FaceSdkError("INVALID_ARGUMENT", "row", { advice }))).toBe(advice);
    expect(adviceOf({ code: "SOMETHING_NEW", advice: "Wait." })).toBe("Wait.");
  });

  it("goes by the cause where the code does not tell it", () => {
    const details = [{ loc: ["storage"], msg: "gone", type: "storage_deleted" }];
    expect(adviceOf(new FaceSdkError("STORAGE_BLOCKED", "gone", { details }))).toBe(
      adviceByCause.storage_deleted,
    );
  });

  it("knows what some errors say more exactly", () => {
    const details = [{ loc: ["person", "a"], msg: "no photo is kept", type: "without_photo" }];
    expect(adviceOf(new FaceSdkError("CONFLICT", "", { advice: "Other words.", details }))).toMatch(
      /^Of some people no photo is kept/,
    );
  });

  it("names whom a new person looks like", () => {
    const candidates = [{ person: { id: "a", name: "Ana" }, score: 0.9, thumbnailId: "t" }];
    expect(adviceOf(new FaceSdkError("POSSIBLE_DUPLICATE", "", { candidates }))).toBe(
      "This looks like Ana, who is here already. Compare before you go on.",
    );
  });
});
