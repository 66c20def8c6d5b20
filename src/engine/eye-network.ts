import type { Point } from "../contract/faces.ts";
import { resample, type Grey } from "./grey.ts";
import type { Network } from "./runtime.ts";

/** Side of the network's input in pixels. */
const INPUT_SIDE = 24;
/** The crop shows this many times the eye's width. */
const CROP_SCALE = 1.6;

/**
 * The probability, 0 to 1, that an eye is open.
 *
 * @param centre of the eye and `width` of it, corner to corner, in the picture's pixels
 */
export async function eyeOpen(
  network: Network,
  picture: Grey,
  centre: Point,
  width: number,
): Promise<number> {
  const side = width * CROP_SCALE;
  const area = { x: centre.x - side / 2, y: centre.y - side / 2, width: side, height: side };
  const { data } = resample(picture, area, INPUT_SIDE, INPUT_SIDE);
  const input = { data: data.map((v) => v / 255), dims: [1, 1, INPUT_SIDE, INPUT_SIDE] };
  const outputs = await network.run({ input });
  const [closed, open] = Object.values(outputs)[0]?.data ?? [];
  if (closed === undefined || open === undefined) throw new Error("the eye network gave no logits");
  return 1 / (1 + Math.exp(closed - open));
}
