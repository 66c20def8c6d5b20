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
  const isPlanar = layout === "NCHW";
  const plane = width * height;
  const tensor = new Float32Array(3 * plane);
  const values = new Float32Array(256);
  const step = mirrored ? -4 : 4;
  for (let c = 0; c < 3; c++) {
    const mean = ofChannel(normalisation.mean, c);
    const divisor = ofChannel(normalisation.divisor, c);
    // A look-up instead of a division for each pixel.
    for (let value = 0; value < 256; value++) values[value] = (value - mean) / divisor;
    const first = (colour === "RGB" ? c : 2 - c) + (mirrored ? 4 * (width - 1) : 0);
    let to = isPlanar ? c * plane : c;
    for (let y = 0; y < height; y++) {
      let from = 4 * width * y + first;
      for (let x = 0; x < width; x++) {
        tensor[to] = values[data[from] as number] as number;
        from += step;
        to += isPlanar ? 1 : 3;
      }
    }
  }
  const dims = isPlanar ? [1, 3, height, width] : [1, height, width, 3];
  return { data: tensor, dims };
}

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
