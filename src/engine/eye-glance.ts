import type { Landmarks } from "../contract/faces.ts";
import type { Picture } from "./picture.ts";
import type { Network } from "./runtime.ts";
import { apply, arcfaceTemplate, fitSimilarity, landmarkNames } from "./similarity.ts";

/** Side of the network's input in pixels. */
const SIDE = 24;
/** The crop is 1.6 eye widths, and an eye is some 0.45 distances between the eyes wide. */
const CROP_OF_DISTANCE = 1.6 * 0.45;

/**
 * How likely an eye is open, 0 to 1: the more open one counts, since a blink closes both and a glare
 * on glasses hides one. They are cut out of the aligned face, in which they stand level and at the
 * size that the network wants; where a lid is, no five points tell, but a glance is quick.
 */
export async function eyesOpen(
  network: Network,
  aligned: Picture,
  landmarks: Landmarks,
): Promise<number> {
  const toAligned = fitSimilarity(
    landmarkNames.map((name) => landmarks[name]),
    arcfaceTemplate,
  );
  const left = apply(toAligned, landmarks.left_eye);
  const right = apply(toAligned, landmarks.right_eye);
  const side = Math.hypot(right.x - left.x, right.y - left.y) * CROP_OF_DISTANCE;
  let most = 0;
  for (const { x, y } of [left, right]) {
    const outputs = await network.run({ input: cutEye(aligned, x, y, side) });
    const [closed = 0, open = 0] = Object.values(outputs)[0]?.data ?? [];
    most = Math.max(most, 1 / (1 + Math.exp(closed - open)));
  }
  return most;
}

/** Grey, v / 255, the square about (x, y). */
function cutEye(picture: Picture, x: number, y: number, side: number) {
  const data = new Float32Array(SIDE * SIDE);
  const step = side / SIDE;
  for (let v = 0; v < SIDE; v++) {
    for (let u = 0; u < SIDE; u++) {
      const px = x + (u + 0.5) * step - side / 2;
      const py = y + (v + 0.5) * step - side / 2;
      data[v * SIDE + u] = luminanceAt(picture, px, py) / 255;
    }
  }
  return { data, dims: [1, 1, SIDE, SIDE] };
}

/** Between four pixels; the edge goes on for ever. */
function luminanceAt({ width, height, data }: Picture, x: number, y: number): number {
  const clamp = (value: number, limit: number) => Math.min(Math.max(value, 0), limit);
  const x0 = clamp(Math.floor(x), width - 2);
  const y0 = clamp(Math.floor(y), height - 2);
  const fx = clamp(x - x0, 1);
  const fy = clamp(y - y0, 1);
  const grey = (px: number, py: number) => {
    const p = (py * width + px) * 4;
    return (
      0.299 * (data[p] as number) +
      0.587 * (data[p + 1] as number) +
      0.114 * (data[p + 2] as number)
    );
  };
  const top = grey(x0, y0) * (1 - fx) + grey(x0 + 1, y0) * fx;
  const bottom = grey(x0, y0 + 1) * (1 - fx) + grey(x0 + 1, y0 + 1) * fx;
  return top * (1 - fy) + bottom * fy;
}
