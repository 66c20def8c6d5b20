import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { installablePackSchema, packSchema } from "../../src/contract/packs.ts";
import { problemsOf, validate } from "../../src/contract/validate.ts";
import { builtInDetectorPack } from "../../src/engine/detector-model.ts";
import { builtInPack } from "../../src/engine/embedder-model.ts";

const problems = (change: object) =>
  problemsOf(packSchema, { ...builtInPack, ...change }, "pack").map(({ loc }) => loc.join("."));
const input = (change: object) => ({ input: { ...builtInPack.input, ...change } });

describe("a pack's description", () => {
  it("may be the built-in model's own", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ name: undefined, mirrored: undefined, cohort: undefined })).toEqual([]);
    expect(validate(packSchema, { ...builtInPack, cohort: undefined }, "pack")).toMatchObject({
      cohort: true,
    });
  });

  it.each([
    ["another role", { role: "landmarks" }, "pack.role"],
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

describe("a detector's description", () => {
  const { bytes: _, ...detector } = builtInDetectorPack;
  const faults = (change: object) =>
    problemsOf(installablePackSchema, { ...detector, ...change }, "pack").map(({ loc, msg }) => [
      loc.join("."),
      msg,
    ]);
  const { input } = detector;
  const size = (given: object) => ({ input: { ...input, size: given } });
  const stride = { score: "s", box: "b", points: "p" };
  const outputs = { 8: stride, 16: stride, 32: stride };
  const yunet = { class: "c", object: "o", box: "b", points: "p" };
  const { pointsFactor: __, ...rest } = detector as typeof detector & { pointsFactor: number };

  it("may be the built-in one's own, of any size or of one", () => {
    expect(faults({})).toEqual([]);
    expect(faults(size({ width: 640, height: 480 }))).toEqual([]);
    expect(faults({ scores: { min: 0.5 } })).toEqual([]);
  });

  it("has other outputs for other decoders", () => {
    const ofYuNet = { 8: yunet, 16: yunet, 32: yunet };
    const problems = (pack: object) => problemsOf(packSchema, pack, "pack");
    expect(problems({ ...rest, decoder: "yunet", outputs: ofYuNet })).toEqual([]);
    expect(problems({ ...rest, decoder: "scrfd", outputs })).toEqual([]);
    expect(problems({ ...rest, decoder: "scrfd", outputs: ofYuNet })).not.toEqual([]);
  });

  it.each([
    ["another decoder", { decoder: "blazeface" }, ["pack.decoder"]],
    ["a stride too few", { outputs: { 8: stride, 16: stride } }, ["pack.outputs.32"]],
    ["a stride too many", { outputs: { ...outputs, 64: stride } }, ["pack.outputs.64"]],
    ["another unit of the points", { pointsFactor: 0.1 }, ["pack.pointsFactor"]],
    ["a word too many", { threshold: 0.5 }, ["pack.threshold"]],
    ["rows of colours", { input: { ...input, layout: "NHWC" } }, ["pack.input.layout"]],
    ["an odd size", size({ width: 630, height: 640 }), ["pack.input.size.width"]],
    ["a huge one", size({ width: 640, height: 64000 }), ["pack.input.size.height"]],
    ["no size", { input: { ...input, size: undefined } }, ["pack.input.size"]],
    ["half a size", size({ width: 640 }), ["pack.input.size"]],
    ["two kinds of size", size({ multiple: 32, width: 64, height: 64 }), ["pack.input.size"]],
    ["a score above 1", { scores: { min: 0.5, sure: 2 } }, ["pack.scores.sure"]],
    ["surety below the least score", { scores: { min: 0.5, sure: 0.4 } }, ["pack.scores"]],
  ])("is refused with %s", (_, change, places) => {
    expect(faults(change).map(([place]) => place)).toEqual(places);
  });

  it("is told of all that is wrong at once, in words", () => {
    const all = faults({
      ...{ licence: "", sha256: "1", pointsFactor: 3 },
      input: { ...input, colour: "grey", size: { width: 64 } },
      scores: { min: 0.5, sure: 0.4 },
    });
    expect(all.map(([place]) => place).sort()).toEqual(
      [
        ...["pack.input.size", "pack.input.colour", "pack.licence"],
        ...["pack.pointsFactor", "pack.scores", "pack.sha256"],
      ].sort(),
    );
    expect(all).toContainEqual([
      "pack.input.size",
      "must have either width and height, or multiple",
    ]);
  });

  it("may be each of those in docs/model-packs.md, but for the files' hashes", () => {
    const text = readFileSync("docs/model-packs.md", "utf8");
    const recipes = [...text.matchAll(/```json\n(\{.*?)```/gs)].map(
      ([, json = ""]) => JSON.parse(json) as { id: string },
    );
    expect(recipes.map(({ id }) => id)).toEqual(["yunet", "scrfd-10g"]);
    for (const recipe of recipes) {
      const pack = { ...recipe, sha256: "0".repeat(64) };
      expect(problemsOf(installablePackSchema, pack, "pack")).toEqual([]);
    }
  });

  it("cannot have a kind of its own", () => {
    const [problem] = problemsOf(packSchema, { role: "liveness" }, "pack");
    expect(problem?.msg).toContain('must be "embedder" or "detector"');
  });
});
