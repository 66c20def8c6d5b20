import { describe, expect, it } from "vitest";
import { decode } from "../../src/engine/decode.ts";

const WIDTH = 64;
const HEIGHT = 48;

/** A frame as cameras give it, with soft colours from edge to edge. */
function cameraFrame(display?: { displayWidth: number; displayHeight: number }): VideoFrame {
  const luma = WIDTH * HEIGHT;
  const data = new Uint8Array(luma * 1.5);
  for (let i = 0; i < luma; i++) data[i] = 60 + 2 * (i % WIDTH);
  const chroma = luma / 4;
  for (let i = 0; i < chroma; i++) {
    data[luma + i] = 100 + Math.floor(i / (WIDTH / 2));
    data[luma + chroma + i] = 110 + (i % (WIDTH / 2));
  }
  const size = { codedWidth: WIDTH, codedHeight: HEIGHT, timestamp: 0 };
  return new VideoFrame(data, { format: "I420", ...size, ...display });
}

async function drawn(frame: VideoFrame): Promise<Uint8ClampedArray> {
  const { displayWidth, displayHeight } = frame;
  const context = new OffscreenCanvas(displayWidth, displayHeight).getContext("2d");
  context?.drawImage(frame, 0, 0);
  const data = context?.getImageData(0, 0, displayWidth, displayHeight).data;
  return data ?? new Uint8ClampedArray(0);
}

describe("the pixels of a camera's frame", () => {
  it("are those that a canvas shows, and the frame is closed", async () => {
    const expected = await drawn(cameraFrame());
    const frame = cameraFrame();
    const { width, height, data, factor } = await decode(frame);
    expect({ width, height, factor }).toEqual({ width: WIDTH, height: HEIGHT, factor: 1 });
    const differences = data.map((value, i) => Math.abs(value - (expected[i] ?? 0)));
    expect(Math.max(...differences)).toBeLessThanOrEqual(3);
    expect(frame.format).toBeNull();
  });

  it("are stretched where the frame is to be shown so", async () => {
    const display = { displayWidth: 2 * WIDTH, displayHeight: HEIGHT };
    const expected = await drawn(cameraFrame(display));
    const { width, height, data } = await decode(cameraFrame(display));
    expect({ width, height }).toEqual({ width: 2 * WIDTH, height: HEIGHT });
    const differences = data.map((value, i) => Math.abs(value - (expected[i] ?? 0)));
    expect(Math.max(...differences)).toBeLessThanOrEqual(3);
  });
});
