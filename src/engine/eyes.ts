import type { Point } from "../contract/faces.ts";
import { eyeOpen } from "./eye-network.ts";
import type { Grey } from "./grey.ts";
import type { Network } from "./runtime.ts";

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
  const look = ({ corners, lids }: (typeof eyes)[number]) => {
    const [from, to] = corners.map((i) => points[i] as Point) as [Point, Point];
    const mean = (axis: "x" | "y") =>
      lids.reduce((sum, i) => sum + (points[i] as Point)[axis], 0) / lids.length;
    const centre = { x: mean("x"), y: mean("y") };
    return eyeOpen(network, context, centre, Math.max(1, to.x - from.x));
  };
  const [left, right] = eyes;
  return [await look(left), await look(right)];
}
