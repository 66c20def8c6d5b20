import { expect, test } from "vitest";
import {
  adviceByCause,
  adviceByCode,
  FaceSdkError,
  toFaceSdkError,
} from "../../src/contract/errors.ts";

test("the codes are the contract's, each with plain advice for a small screen", () => {
  expect(Object.keys(adviceByCode)).toEqual([
    ...["NO_FACE", "MULTIPLE_FACES", "IMAGE_TOO_SMALL", "FACE_TOO_SMALL", "TOO_BLURRY"],
    ...["TOO_DARK", "TOO_BRIGHT", "POSE_TOO_EXTREME", "FACE_CUT_OFF", "UNSUPPORTED_IMAGE"],
    ...["IMAGE_TOO_LARGE", "INVALID_ARGUMENT", "NOT_FOUND", "CONFLICT", "POSSIBLE_DUPLICATE"],
    ...["QUOTA_EXCEEDED", "STORAGE_BLOCKED", "LOCKED", "WRONG_PASSPHRASE", "CORRUPT_BACKUP"],
    ...["MODEL_MISMATCH", "MODEL_LOAD_FAILED", "NOT_LIVE", "ABORTED"],
  ]);
  for (const advice of [...Object.values(adviceByCode), ...Object.values(adviceByCause)]) {
    expect(advice).toMatch(/^[A-Z].{10,100}\.$/);
    expect(advice).not.toMatch(/[A-Z]_|error|exception|invalid argument/i);
  }
});

test("whatever is thrown becomes a FaceSdkError; an abort is ABORTED", () => {
  const known = new FaceSdkError("NO_FACE");
  expect(toFaceSdkError(known, "CONFLICT")).toBe(known);
  const abort = new DOMException("stop", "AbortError");
  expect(toFaceSdkError(abort, "CONFLICT")).toMatchObject({ code: "ABORTED", cause: abort });
  expect(toFaceSdkError(new TypeError("no"), "UNSUPPORTED_IMAGE")).toMatchObject({
    ...{ name: "FaceSdkError", code: "UNSUPPORTED_IMAGE", message: "no", details: [] },
    advice: adviceByCode.UNSUPPORTED_IMAGE,
  });
  expect(toFaceSdkError("odd", "NO_FACE").message).toBe("odd");
});
