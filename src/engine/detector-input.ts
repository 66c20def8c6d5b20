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
  for (let c = 0; c < 3; c++) {
    const source = colour === "RGB" ? c : 2 - c;
    const mean = ofChannel(normalisation.mean, c);
    const divisor = ofChannel(normalisation.divisor, c);
    const values = Float32Array.from({ length: 256 }, (_, value) => (value - mean) / divisor);
    const black = values[0] as number;
    if (black !== 0) tensor.fill(black, c * plane, (c + 1) * plane);
    for (let y = 0; y < height; y++) {
      let p = y * width * 4 + source;
      const end = c * plane + y * size.width + width;
      for (let o = end - width; o < end; o++, p += 4) {
        tensor[o] = values[data[p] as number] as number;
      }
    }
  }
  return { data: tensor, dims: [1, 3, size.height, size.width] };
}
