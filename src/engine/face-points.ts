import type { Point } from "../contract/faces.ts";
import { resample, type Area, type Grey } from "./grey.ts";
import { CONTEXT_MARGIN } from "./realign.ts";
import type { Network } from "./runtime.ts";

/** Side of the network's input in pixels. */
const INPUT_SIDE = 64;

/**
 * What the network is shown of a face's context: about the box that its makers' own detector would
 * draw. In a context each face is upright and of one size, so that the area is the same for all; it
 * is where the points came nearest to the detector's five on LFW, and 8 pixels more or less did
 * not matter.
 */
const area: Area = {
  x: CONTEXT_MARGIN + 56 - 45,
  y: CONTEXT_MARGIN + 65 - 50,
  width: 90,
  height: 100,
};

/** 68 points of a face in the order of iBUG 300-W, in the pixels of its context. */
export async function facePoints(network: Network, context: Grey): Promise<Point[]> {
  const { data } = resample(context, area, INPUT_SIDE, INPUT_SIDE);
  const input = { data: data.map((v) => v / 256), dims: [1, 1, INPUT_SIDE, INPUT_SIDE] };
  const outputs = await network.run({ input });
  const [output] = Object.values(outputs);
  if (output?.data.length !== 136) throw new Error("the landmark network gave no 68 points");
  return Array.from({ length: 68 }, (_, i) => ({
    x: area.x + (output.data[2 * i] as number) * area.width,
    y: area.y + (output.data[2 * i + 1] as number) * area.height,
  }));
}
