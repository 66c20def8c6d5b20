import { describe, expect, it } from "vitest";
import { decodeStride } from "./retinaface.ts";

describe("decodeStride", () => {
  it("places box and points by the anchor's centre and size", () => {
    const columns = 2;
    const rows = 1;
    const scores = new Float32Array(4 * 2);
    scores[3 * 2 + 1] = 0.9; // second anchor (8 × 16 px at stride 16 is 64 px wide), second column
    const boxes = new Float32Array(8 * 2);
    const put = (channel: number, value: number) => (boxes[channel * 2 + 1] = value);
    put(4, 0.25);
    put(5, -0.5);
    put(6, Math.log(2));
    put(7, 0);
    const landmarks = new Float32Array(20 * 2);
    landmarks[(10 + 4) * 2 + 1] = 0.5; // nose, x
    const [found, ...others] = decodeStride(
      { stride: 16, columns, rows, scores, boxes, landmarks },
      0.5,
    );
    expect(others).toEqual([]);
    // Anchor centre (7.5 + 16, 7.5), side 16 × 4 = 64.
    expect(found?.score).toBeCloseTo(0.9, 6);
    expect(found?.box.width).toBeCloseTo(128, 4);
    expect(found?.box.height).toBeCloseTo(64, 4);
    expect(found?.box.x).toBeCloseTo(23.5 + 16 - 64, 4);
    expect(found?.box.y).toBeCloseTo(7.5 - 32 - 32, 4);
    expect(found?.landmarks.nose).toEqual({ x: 23.5 + 32, y: 7.5 });
    expect(found?.landmarks.left_eye).toEqual({ x: 23.5, y: 7.5 });
  });

  it("leaves out what scores too low, and what is not a number", () => {
    const scores = new Float32Array([0, 0, 0.49, NaN]);
    const output = {
      stride: 8 as const,
      columns: 1,
      rows: 1,
      scores,
      boxes: new Float32Array(8),
      landmarks: new Float32Array(20),
    };
    expect(decodeStride(output, 0.5)).toEqual([]);
  });
});
