import type { DetectorPack } from "../contract/detector-packs.ts";
import type { Size } from "./decoder.ts";
import { Pyramid, type Picture } from "./picture.ts";
import { borrowPlanes } from "./pixels/planes.ts";
import type { Tensor } from "./runtime.ts";

type Input = DetectorPack["input"];
type Look = Pick<Input, "colour" | "normalisation">;

/**
 * What a detector sees of a picture: the picture itself, or made smaller where it does not fit into
 * a graph of one size. It lies in the upper left of an input of `size`.
 */
export function fit(input: Pick<Input, "size">, picture: Picture): { seen: Picture; size: Size } {
  if ("multiple" in input.size) {
    const { multiple } = input.size;
    const filled = (side: number) => Math.ceil(side / multiple) * multiple;
    return {
      seen: picture,
      size: { width: filled(picture.width), height: filled(picture.height) },
    };
  }
  const { width, height } = input.size;
  const scale = Math.min(1, width / picture.width, height / picture.height);
  const seen = scale < 1 ? new Pyramid(picture).shrink(scale) : picture;
  return { seen, size: { width, height } };
}

/** The picture in the model's colours and range, as planes of `size`; black beyond its edges. */
export function toInput(input: Look, picture: Picture, size: Size): Tensor {
  const { data, dims } = borrowInput(input, picture, size);
  return { data: data.slice(), dims };
}

/**
 * The same without a copy of its own, for a network that is run at once (`Network.run`): it is good
 * until another picture is worked on.
 */
export const borrowInput = (
  { colour, normalisation }: Look,
  picture: Picture,
  { width, height }: Size,
): Tensor => ({
  data: borrowPlanes(picture, { columns: width, rows: height, colour, normalisation }),
  dims: [1, 3, height, width],
});
