import type { Window } from "./layers.ts";
import { UnsupportedGraph, type Node } from "./onnx.ts";

/** A single number. */
export const numberOf = ({ numbers }: Node, name: string, otherwise: number): number =>
  numbers.get(name)?.[0] ?? otherwise;

/**
 * A convolution's or a pooling's window.
 *
 * @throws UnsupportedGraph where it differs from side to side
 */
export function windowOf(node: Node, kernelDims: number[] = []): Window {
  const [height = 0, width = 0] = node.numbers.get("kernel_shape") ?? kernelDims;
  const one = (name: string, otherwise: number) => {
    const [first = otherwise, ...rest] = node.numbers.get(name) ?? [];
    if (rest.some((value) => value !== first)) throw new UnsupportedGraph(`uneven ${name}`);
    return first;
  };
  if (
    numberOf(node, "ceil_mode", 0) !== 0 ||
    (node.texts.get("auto_pad") ?? "NOTSET") !== "NOTSET"
  ) {
    throw new UnsupportedGraph("sizes by another rule");
  }
  return {
    kernel: [height, width],
    stride: one("strides", 1),
    pad: one("pads", 0),
    dilation: one("dilations", 1),
  };
}
