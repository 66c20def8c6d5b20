import type { DetectorPack } from "../contract/detector-packs.ts";
import type { Size } from "./decoder.ts";
import { ofChannel } from "./embedder.ts";
import { Pyramid, type Picture } from "./picture.ts";
import type { Tensor } from "./runtime.ts";

type Input = DetectorPack["input"];

/**
 * What a detector sees of a picture: the picture itself, or made smaller where it does not fit into
 * a graph of one size. It lies in the upper left of an input of `size`.
 */
export function fit(input: Input, picture: Picture): { seen: Picture; size: Size } {
  const { width, height, multiple = 32 } = input;
  if (width === undefined || height === undefined) {
    const filled = (side: number) => Math.ceil(side / multiple) * multiple;
    return {
      seen: picture,
      size: { width: filled(picture.width), height: filled(picture.height) },
    };
  }
  const scale = Math.min(1, width / picture.width, height / picture.height);
  const seen = scale < 1 ? new Pyramid(picture).shrink(scale) : picture;
  return { seen, size: { width, height } };
}

/** The picture in the model's colours and range, as planes of `size`; black beyond its edges. */
export function toInput(
  { colour, normalisation }: Pick<Input, "colour" | "normalisation">,
  { width, height, data }: Picture,
  size: Size,
): Tensor {
  const plane = size.width * size.height;
  const tensor = new Float32Array(3 * plane);
  const first = colour === "RGB" ? 0 : 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = (y * width + x) * 4;
      const o = y * size.width + x;
      tensor[o] = data[p + first] as number;
      tensor[o + plane] = data[p + 1] as number;
      tensor[o + 2 * plane] = data[p + 2 - first] as number;
    }
  }
  for (let c = 0; c < 3; c++) {
    const mean = ofChannel(normalisation.mean, c);
    const divisor = ofChannel(normalisation.divisor, c);
    if (mean === 0 && divisor === 1) continue;
    for (let i = c * plane; i < (c + 1) * plane; i++) {
      tensor[i] = ((tensor[i] as number) - mean) / divisor;
    }
  }
  return { data: tensor, dims: [1, 3, size.height, size.width] };
}
