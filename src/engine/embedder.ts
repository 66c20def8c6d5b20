import type { EmbedderModel } from "./embedder-model.ts";
import type { Picture } from "./picture.ts";
import { ofChannel } from "./pixels/planes.ts";
import type { Network, Tensor } from "./runtime.ts";
import { unitSum } from "./vector.ts";

/** A loaded recognition model. */
export interface Embedder extends Network {
  readonly model: EmbedderModel;
}

/**
 * The template of one face, of unit length. Each crop is looked at as it is and, where wanted,
 * mirrored; every look counts alike, whatever the length of its output.
 *
 * @param crops of the model's size (crop.ts) and of the same face, at least one
 */
export async function embed(
  embedder: Embedder,
  crops: readonly Picture[],
  mirrored: boolean,
): Promise<Float32Array<ArrayBuffer>> {
  const looks: Float32Array[] = [];
  for (const crop of crops) {
    looks.push(unitSum([await run(embedder, crop, false)]));
    if (mirrored && embedder.model.mirrored) {
      looks.push(unitSum([await run(embedder, crop, true)]));
    }
  }
  return unitSum(looks);
}

async function run(embedder: Embedder, crop: Picture, mirrored: boolean) {
  const { input, output } = embedder.model;
  const outputs = await embedder.run({ [input.name]: toInput(embedder.model, crop, mirrored) });
  const vector = outputs[output.name]?.data;
  if (vector?.length !== output.dimension) throw new Error("the embedder gave no template");
  return vector;
}

/** The picture in the model's layout, colours and range. */
export function toInput({ input }: EmbedderModel, { data }: Picture, mirrored: boolean): Tensor {
  const { width, height, layout, colour, normalisation } = input;
  const plane = width * height;
  const tensor = new Float32Array(3 * plane);
  for (let c = 0; c < 3; c++) {
    const source = colour === "RGB" ? c : 2 - c;
    const mean = ofChannel(normalisation.mean, c);
    const divisor = ofChannel(normalisation.divisor, c);
    for (let i = 0; i < plane; i++) {
      const column = i % width;
      const target = mirrored ? i - column + (width - 1 - column) : i;
      const at = layout === "NCHW" ? c * plane + target : target * 3 + c;
      tensor[at] = ((data[i * 4 + source] as number) - mean) / divisor;
    }
  }
  const dims = layout === "NCHW" ? [1, 3, height, width] : [1, height, width, 3];
  return { data: tensor, dims };
}

/** The number of a channel, in the order of the model's colours. */
/** A smooth picture with all frequencies from slow to fast: nobody's face. */
export function madeUpPicture(width: number, height: number): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const x = i % width;
    const y = Math.floor(i / width);
    for (let c = 0; c < 3; c++) {
      const wave = Math.sin((x * x) / 180 + c + i / 4e4) * Math.cos((y * y) / 230);
      data[i * 4 + c] = 255 * (0.5 + 0.5 * wave);
    }
    data[i * 4 + 3] = 255;
  }
  return { width, height, data };
}
