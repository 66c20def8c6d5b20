/** Kernels of a convolution or pooling: sides, steps, borders, and distances of taps, by [y, x]. */
export interface Window {
  kernel: readonly [number, number];
  stride: number;
  /** The same on each side. */
  pad: number;
  dilation: number;
}

interface Made {
  input: string;
  output: string;
}

/** With all input channels, or each channel by itself; then PReLU; then, where there is one, `other` is added. */
export interface Convolution extends Made, Window {
  kind: "convolution" | "depthwise";
  /** [outputs, inputs (1 if depthwise), height, width]. */
  weights: Float32Array;
  outputs: number;
  inputs: number;
  bias: Float32Array;
  /** Null: no activation. */
  slopes: Float32Array | null;
  other: string | null;
  /** Of a matrix: its input has but one pixel. */
  isMatrix: boolean;
}

export interface Maximum extends Made, Window {
  kind: "maximum";
}

/** The mean of each channel. */
export interface Average extends Made {
  kind: "average";
}

export interface Sigmoid extends Made {
  kind: "sigmoid";
}

/** PReLU(input + other), where each pixel of `other` stands for (1 << shift)² of them. */
export interface Sum extends Made {
  kind: "sum";
  other: string;
  shift: 0 | 1;
  slopes: Float32Array | number | null;
}

/** input · factors (a number a channel) + other. */
export interface Scale extends Made {
  kind: "scale";
  factors: string;
  other: string | null;
}

export type Layer = Convolution | Maximum | Average | Sigmoid | Sum | Scale;

/** What a layer reads. */
export function readBy(layer: Layer): string[] {
  const names = [layer.input];
  if ("other" in layer && layer.other !== null) names.push(layer.other);
  if (layer.kind === "scale") names.push(layer.factors);
  return names;
}
