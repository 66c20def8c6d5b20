import type { Find } from "./find.ts";
import type { Tensor } from "./runtime.ts";

/** What a detector gave, by name. */
export type Outputs = Readonly<Record<string, Tensor>>;

/** Width and height in pixels. */
export interface Size {
  width: number;
  height: number;
}

/**
 * Turns a detector's outputs into finds of at least `minScore`, in the pixels of its input, many of
 * them for each face.
 * @param size of the input, multiples of 32
 * @throws Error that says which output is missing or of another size
 */
export type Decode = (outputs: Outputs, size: Size, minScore: number) => Find[];

/** The cells of so many pixels, in whose order all decoders look. */
export const strides = [32, 16, 8] as const;

/** An output by its name, which must have so many numbers; undefined: as many as it has. */
export function outputOf(outputs: Outputs, name: string, length?: number): Float32Array {
  const tensor = outputs[name];
  if (!tensor) throw new Error(`there is no output "${name}"`);
  const { data } = tensor;
  if (!(data instanceof Float32Array)) throw new Error(`"${name}" is no output of 32-bit floats`);
  if (length !== undefined && data.length !== length) {
    throw new Error(`"${name}" has ${data.length} numbers instead of ${length}`);
  }
  return data;
}
