import type { Picture } from "./picture.ts";
import type { Network } from "./runtime.ts";
import { ALIGNED_SIZE } from "./similarity.ts";
import { unitSum } from "./vector.ts";

/** Length of a template. */
export const TEMPLATE_LENGTH = 512;

/**
 * The template of one face: 512 numbers, unit length. Each crop is looked at as it is and, where
 * wanted, mirrored; every look counts alike, whatever the length of its output.
 *
 * @param crops aligned 112×112 crops of the same face, at least one
 */
export async function embed(
  network: Network,
  crops: readonly Picture[],
  mirrored: boolean,
): Promise<Float32Array<ArrayBuffer>> {
  const looks: Float32Array[] = [];
  for (const crop of crops) {
    looks.push(unitSum([await run(network, crop, false)]));
    if (mirrored) looks.push(unitSum([await run(network, crop, true)]));
  }
  return unitSum(looks);
}

async function run(network: Network, aligned: Picture, mirrored: boolean) {
  const outputs = await network.run({ [INPUT]: toInput(aligned, mirrored) });
  const [output] = Object.values(outputs);
  if (output?.data.length !== TEMPLATE_LENGTH) throw new Error("the embedder gave no template");
  return output.data;
}

const INPUT = "input";

/** Planar RGB, (v − 127) / 128. */
function toInput({ data }: Picture, mirrored: boolean) {
  const plane = ALIGNED_SIZE * ALIGNED_SIZE;
  const tensor = new Float32Array(3 * plane);
  for (let i = 0; i < plane; i++) {
    const column = i % ALIGNED_SIZE;
    const target = mirrored ? i - column + (ALIGNED_SIZE - 1 - column) : i;
    for (let c = 0; c < 3; c++) {
      tensor[c * plane + target] = ((data[i * 4 + c] as number) - 127) / 128;
    }
  }
  return { data: tensor, dims: [1, 3, ALIGNED_SIZE, ALIGNED_SIZE] };
}
