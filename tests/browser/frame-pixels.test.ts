import { describe, expect, it } from "vitest";
import { decode } from "../../src/engine/decode.ts";
import { pixelsOf } from "../../src/engine/frame-pixels.ts";

const [WIDTH, HEIGHT] = [64, 48];

/** Planes of a camera's frame: all colours from smooth to sharp. */
function planes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => 128 + 90 * Math.sin(i / 11) * Math.cos(i / 301));
}

function frameOf(format: VideoPixelFormat, more: object = {}): VideoFrame {
  const bytes = /^(I420|NV12)$/.test(format) ? WIDTH * HEIGHT * 1.5 : WIDTH * HEIGHT * 4;
  const init = { format, codedWidth: WIDTH, codedHeight: HEIGHT, timestamp: 0, ...more };
  return new VideoFrame(planes(bytes), init);
}

function throughCanvas(frame: VideoFrame): Uint8ClampedArray {
  const canvas = new OffscreenCanvas(frame.displayWidth, frame.displayHeight);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  context.drawImage(frame, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}

describe("a camera's frame without a canvas", () => {
  const bt709 = { matrix: "bt709", primaries: "bt709", transfer: "bt709", fullRange: false };
  it.each([
    ["I420", {}],
    ["NV12", {}],
    ["BGRX", {}],
    ["I420", { colorSpace: bt709 }],
    ["I420", { visibleRect: { x: 8, y: 4, width: 32, height: 20 } }],
  ] as [VideoPixelFormat, object][])("is what a canvas shows: %s %o", async (format, more) => {
    const frame = frameOf(format, more);
    const expected = throughCanvas(frame);
    const found = await pixelsOf(frame);
    frame.close();
    expect(found).toHaveLength(expected.length);
    const furthest = expected.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (found?.[i] ?? NaN))),
      0,
    );
    expect(furthest).toBeLessThanOrEqual(1);
  });

  it.each([
    ["transparent", "RGBA", {}],
    ["stretched", "I420", { displayWidth: 32, displayHeight: 48 }],
    ["turned", "I420", { rotation: 180 }],
    ["mirrored", "I420", { flip: true }],
  ] as [string, VideoPixelFormat, object][])("is left to one when %s", async (_, format, more) => {
    const frame = frameOf(format, more);
    const expected = throughCanvas(frame);
    expect(await pixelsOf(frame)).toBeNull();
    const decoded = await decode(frame);
    expect([decoded.width, decoded.height]).toEqual([
      more && "displayWidth" in more ? 32 : WIDTH,
      HEIGHT,
    ]);
    if (format !== "RGBA") expect(decoded.data).toEqual(expected);
  });
});
