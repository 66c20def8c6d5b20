import type { Point } from "../contract/faces.ts";
import { resample, type Grey } from "./grey.ts";
import type { Network } from "./runtime.ts";

/** Side of the network's input in pixels. */
const INPUT_SIDE = 24;
/** The crop shows this many times the eye's width. */
const CROP_SCALE = 1.6;

/** Where an eye's points stand among the 68: outer and inner corner as seen, and the four of the lids. */
const eyes = [
  { corners: [36, 39], lids: [37, 38, 40, 41] },
  { corners: [42, 45], lids: [43, 44, 46, 47] },
] as const;

/** The probability, 0 to 1, that an eye is open: of the left one as seen, then of the right one. */
export async function eyesOpen(
  network: Network,
  context: Grey,
  points: readonly Point[],
): Promise<[left: number, right: number]> {
  const [left, right] = eyes;
  return [
    await eyeOpen(network, context, points, left),
    await eyeOpen(network, context, points, right),
  ];
}

async function eyeOpen(
  network: Network,
  context: Grey,
  points: readonly Point[],
  { corners, lids }: (typeof eyes)[number],
): Promise<number> {
  const [from, to] = corners.map((i) => points[i] as Point) as [Point, Point];
  const mean = (axis: "x" | "y") =>
    lids.reduce((sum, i) => sum + (points[i] as Point)[axis], 0) / lids.length;
  const side = Math.max(1, to.x - from.x) * CROP_SCALE;
  const area = { x: mean("x") - side / 2, y: mean("y") - side / 2, width: side, height: side };
  const { data } = resample(context, area, INPUT_SIDE, INPUT_SIDE);
  const input = { data: data.map((v) => v / 255), dims: [1, 1, INPUT_SIDE, INPUT_SIDE] };
  const outputs = await network.run({ input });
  const [closed, open] = Object.values(outputs)[0]?.data ?? [];
  if (closed === undefined || open === undefined) throw new Error("the eye network gave no logits");
  return 1 / (1 + Math.exp(closed - open));
}
