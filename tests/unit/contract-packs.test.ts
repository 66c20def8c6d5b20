import { describe, expect, it } from "vitest";
import { installablePackSchema, packSchema } from "../../src/contract/packs.ts";
import { problemsOf, validate } from "../../src/contract/validate.ts";
import { builtInPack } from "../../src/engine/embedder-model.ts";

const problems = (change: object) =>
  problemsOf(packSchema, { ...builtInPack, ...change }, "pack").map(({ loc }) => loc.join("."));
const input = (change: object) => ({ input: { ...builtInPack.input, ...change } });

describe("a pack's description", () => {
  it("may be the built-in model's own", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ name: undefined, mirrored: undefined, cohort: undefined })).toEqual([]);
    expect(validate(packSchema, { ...builtInPack, cohort: undefined }, "pack").cohort).toBe(true);
  });

  it.each([
    ["another role", { role: "detector" }, "pack.role"],
    ["an id with a space", { id: "my model" }, "pack.id"],
    ["a path as its file", { file: "../x.onnx" }, "pack.file"],
    ["half a hash", { sha256: "abc" }, "pack.sha256"],
    ["no licence", { licence: " " }, "pack.licence"],
    ["a huge input", input({ width: 4096 }), "pack.input.width"],
    ["unknown colours", input({ colour: "YUV" }), "pack.input.colour"],
    ["an odd dimension", { output: { name: "o", dimension: 30 } }, "pack.output.dimension"],
    ["too many numbers", { output: { name: "o", dimension: 4096 } }, "pack.output.dimension"],
    ["a cohort in words", { cohort: "yes" }, "pack.cohort"],
    ["points in one place", { template: Array(5).fill([1, 1]) }, "pack.template"],
    [
      "a falling calibration",
      {
        calibration: {
          neutral: 0,
          knots: [
            [0.5, -1],
            [0.4, -2],
          ],
        },
      },
      "pack.calibration.knots",
    ],
  ])("is refused with %s", (_, change, place) => {
    expect(problems(change)).toEqual([place]);
  });

  it("is refused with a divisor of zero", () => {
    const change = input({ normalisation: { mean: 0, divisor: 0 } });
    expect(problems(change)[0]).toContain("pack.input.normalisation.divisor");
  });

  it("needs a calibration to be installed, but not to be measured", () => {
    const pack = { ...builtInPack, calibration: undefined };
    expect(problemsOf(packSchema, pack, "pack")).toEqual([]);
    expect(problemsOf(installablePackSchema, pack, "pack")).toHaveLength(1);
  });
});
