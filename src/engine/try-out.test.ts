import { describe, expect, it } from "vitest";
import { detectorModelOf, builtInDetectorPack } from "./detector-model.ts";
import type { Detector } from "./detector.ts";
import type { Tensor } from "./runtime.ts";
import { tryOutDetector } from "./try-out.ts";

/*
 * A network that says of every cell what one of YuNet's would that sees no face. Real networks are
 * tried out in tests/e2e/models.spec.ts.
 */
const names = { class: "cls", object: "obj", box: "bbox", points: "kps" };
const of = (stride: number) =>
  Object.fromEntries(
    Object.entries(names).map(([key, name]) => [key, `${name}_${stride}`]),
  ) as typeof names;
const model = detectorModelOf({
  ...builtInDetectorPack,
  decoder: "yunet",
  outputs: { 8: of(8), 16: of(16), 32: of(32) },
});

function network(change: (name: string, data: Float32Array) => Float32Array | null): Detector {
  return {
    model,
    run: ({ data: given }) => {
      const [, , rows = 0, columns = 0] = given?.dims ?? [];
      const outputs: Record<string, Tensor> = {};
      for (const stride of [8, 16, 32]) {
        const cells = (rows / stride) * (columns / stride);
        for (const [name, numbers] of Object.entries({ cls: 1, obj: 1, bbox: 4, kps: 10 })) {
          const data = change(name, new Float32Array(numbers * cells).fill(0.01));
          if (data) outputs[`${name}_${stride}`] = { data, dims: [1, cells, data.length / cells] };
        }
      }
      return Promise.resolve(outputs);
    },
    release: () => Promise.resolve(),
  };
}

describe("trying a detector out", () => {
  it("accepts one that gives what its decoder reads", async () => {
    await expect(tryOutDetector(network((_, data) => data))).resolves.toBeUndefined();
  });

  it.each([
    ["without an output", (name: string, data: Float32Array) => (name === "kps" ? null : data)],
    [
      "with one too short",
      (name: string, data: Float32Array) => (name === "bbox" ? data.subarray(1) : data),
    ],
    [
      "whose scores are no numbers",
      (name: string, data: Float32Array) => (name === "cls" ? data.fill(NaN) : data),
    ],
    [
      "whose points are no numbers",
      (name: string, data: Float32Array) => (name === "kps" ? data.fill(NaN) : data),
    ],
    [
      "that says something else each time",
      (name: string, data: Float32Array) => (name === "kps" ? data.map(Math.random) : data),
    ],
  ])("refuses one %s", async (_, change) => {
    await expect(tryOutDetector(network(change))).rejects.toMatchObject({
      code: "MODEL_LOAD_FAILED",
      message: expect.stringMatching(/^The detector .* does not give what its description says: /),
    });
  });

  it("refuses scores that are no shares", async () => {
    const logits = network((_, data) => data.fill(-3));
    const { decode } = detectorModelOf({
      ...builtInDetectorPack,
      decoder: "scrfd",
      outputs: {
        8: { score: "cls_8", box: "bbox_8", points: "kps_8" },
        16: { score: "cls_16", box: "bbox_16", points: "kps_16" },
        32: { score: "cls_32", box: "bbox_32", points: "kps_32" },
      },
    });
    await expect(tryOutDetector({ ...logits, model: { ...model, decode } })).rejects.toMatchObject({
      message: expect.stringContaining("within 0 and 1"),
    });
  });
});
