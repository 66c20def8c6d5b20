import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point, QualityComponents } from "../contract/faces.ts";
import { cut, greyOf, resample, type Grey } from "./grey.ts";
import { lightOn } from "./quality-light.ts";
import * as scores from "./quality-scores.ts";
import { sharpnessOf } from "./sharpness.ts";

/** A face-sized field of soft blobs, with detail of all sizes down to `finest` pixels. */
function texture(finest: number): Grey {
  const data = Float32Array.from({ length: 112 * 112 }, (_, i) => {
    const [x, y] = [i % 112, Math.floor(i / 112)];
    let value = 128;
    for (let size = 32; size >= finest; size /= 2) {
      value += 10 * Math.sin((2 * Math.PI * x) / size + size) * Math.cos((2 * Math.PI * y) / size);
    }
    return value;
  });
  return { width: 112, height: 112, data };
}

describe("sharpnessOf", () => {
  it("falls as the finest detail goes, and not with the contrast", () => {
    const [sharp, soft, blurred] = [4, 8, 16].map((finest) => sharpnessOf(texture(finest), 60));
    expect(sharp).toBeGreaterThan((soft ?? 0) + 0.5);
    expect(soft).toBeGreaterThan((blurred ?? 0) + 0.5);
    const pale = texture(4);
    pale.data = pale.data.map((v) => 128 + (v - 128) / 2);
    expect(sharpnessOf(pale, 60)).toBeCloseTo(sharp as number, 0);
  });

  it("judges a small face at its own size", () => {
    // The aligned face of one with 17.6 pixels between the eyes is twice enlarged.
    const small = texture(8);
    expect(sharpnessOf(small, 17.6)).toBeGreaterThan(sharpnessOf(small, 35.2) + 0.5);
  });

  it("finds nothing sharp in a flat picture", () => {
    const flat = { width: 112, height: 112, data: new Float32Array(112 * 112).fill(100) };
    expect(scores.sharpnessScore(sharpnessOf(flat, 60))).toBe(0);
  });
});

describe("lightOn", () => {
  const lit = (value: (x: number) => number): Grey => ({
    width: 112,
    height: 112,
    data: Float32Array.from({ length: 112 * 112 }, (_, i) => value(i % 112)),
  });

  it("tells a side in shadow from even light", () => {
    expect(lightOn(lit(() => 120)).balance).toBe(1);
    expect(lightOn(lit((x) => (x < 56 ? 30 : 120))).balance).toBeCloseTo(0.25, 1);
  });

  it("counts what is burnt out", () => {
    expect(lightOn(lit(() => 120))).toMatchObject({ mean: 120, burnt: 0 });
    expect(lightOn(lit((x) => (x < 56 ? 250 : 120))).burnt).toBeCloseTo(0.5, 2);
  });
});

describe("scores", () => {
  const frontal = { yaw: 0, pitch: 0, roll: 0 };

  it("are OFIQ's where they are taken from there", () => {
    expect(scores.sizeScore(70, frontal)).toBe(50);
    expect(scores.sizeScore(90, frontal)).toBe(73);
    expect(scores.singleFaceScore(900, 0)).toBe(100);
    expect(scores.singleFaceScore(900, 225)).toBe(50);
    expect(scores.exposureScore(0.2 * 255, 0)).toBe(50);
    expect(scores.exposureScore(128, 0)).toBe(100);
    expect(scores.exposureScore(128, 0.4)).toBe(60);
    expect(scores.poseScore({ ...frontal, yaw: 45 })).toBe(50);
    expect(scores.poseScore({ ...frontal, roll: 45 })).toBe(100);
  });

  /** The 68 points with these gaps between lids and lips; eyes to chin 100 pixels. */
  const pointsWith = (lids: number, lips: number) => {
    const points: Point[] = Array.from({ length: 68 }, () => ({ x: 50, y: 0 }));
    points[8] = { x: 50, y: 100 };
    for (const [upper, lower, gap] of [
      [37, 41, lids],
      [38, 40, lids],
      [43, 47, lids],
      [44, 46, lids],
      [61, 67, lips],
      [62, 66, lips],
      [63, 65, lips],
    ] as const) {
      points[upper] = { x: 50, y: -gap / 2 };
      points[lower] = { x: 50, y: gap / 2 };
    }
    return points;
  };

  it("call an eye closed only where lids and eye network agree", () => {
    expect(scores.eyesOpenScore(pointsWith(2.8, 0), [0.99, 0.02])).toBeLessThan(20);
    expect(scores.eyesOpenScore(pointsWith(2.8, 0), [0.99, 0.95])).toBe(95);
    expect(scores.eyesOpenScore(pointsWith(6.5, 0), [0.01, 0.01])).toBeGreaterThan(95);
  });

  it("see a mouth open by the gap between the lips", () => {
    expect(scores.mouthClosedScore(pointsWith(6, 2))).toBeGreaterThan(95);
    expect(scores.mouthClosedScore(pointsWith(6, 14))).toBeLessThan(10);
  });

  const perfect: QualityComponents = {
    singleFace: 100,
    size: 100,
    sharpness: 100,
    exposure: 100,
    evenLight: 100,
    pose: 100,
    inPicture: 100,
    eyesOpen: 100,
    mouthClosed: 100,
  };

  it("rise as a whole with each component", () => {
    expect(scores.overallScore(perfect)).toBe(100);
    expect(scores.overallScore({ ...perfect, eyesOpen: null, mouthClosed: null })).toBe(100);
    expect(scores.overallScore({ ...perfect, sharpness: 0 })).toBe(10);
    const any = fc.record(
      Object.fromEntries(
        Object.keys(perfect).map((name) => [name, fc.integer({ min: 0, max: 100 })]),
      ) as Record<keyof QualityComponents, fc.Arbitrary<number>>,
    );
    const names = Object.keys(perfect) as (keyof QualityComponents)[];
    fc.assert(
      fc.property(any, fc.constantFrom(...names), (components, name) => {
        const better = { ...components, [name]: 100 };
        expect(scores.overallScore(better)).toBeGreaterThanOrEqual(scores.overallScore(components));
      }),
    );
  });
});

describe("grey", () => {
  it("is the luminance of each pixel", () => {
    const data = Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255);
    expect([...greyOf({ width: 3, height: 1, data }).data].map(Math.round)).toEqual([76, 150, 29]);
  });

  it("resamples to the same picture at the same size, nearly, and goes on beyond the edge", () => {
    const source = texture(16);
    const same = resample(source, { x: 0, y: 0, width: 112, height: 112 }, 112, 112);
    const inner = cut(same, { x: 2, y: 2, width: 108, height: 108 });
    const expected = cut(source, { x: 2, y: 2, width: 108, height: 108 });
    inner.data.forEach((v, i) => expect(Math.abs(v - (expected.data[i] ?? 0))).toBeLessThan(2));
    const beyond = resample(source, { x: -20, y: 0, width: 10, height: 10 }, 4, 4);
    expect(beyond.data[0]).toBe(beyond.data[3]);
  });
});
