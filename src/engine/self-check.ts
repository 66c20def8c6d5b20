import type { Networks } from "./networks.ts";
import type { Network, Tensor } from "./runtime.ts";
import { dot } from "./vector.ts";

/** Outputs that agree have at least this cosine; WebGPU in software reaches 1 − 1e-6. */
const MIN_COSINE = 0.999;
const TIMED_RUNS = 3;

export interface SelfCheck {
  /** Smallest cosine over all outputs of all networks, −1 to 1. */
  cosine: number;
  agrees: boolean;
  /** Milliseconds of the embedder and the detector together, the fastest of three runs. */
  referenceMs: number;
  candidateMs: number;
  faster: boolean;
}

/** Runs both sets of networks on the same made-up picture and compares outputs and time. */
export async function selfCheck(reference: Networks, candidate: Networks): Promise<SelfCheck> {
  let cosine = 1;
  let referenceMs = 0;
  let candidateMs = 0;
  for (const { role, input } of probes) {
    const expected = await timed(reference[role], input);
    const actual = await timed(candidate[role], input);
    referenceMs += expected.ms;
    candidateMs += actual.ms;
    for (const [name, tensor] of Object.entries(expected.outputs)) {
      cosine = Math.min(cosine, cosineOf(tensor, actual.outputs[name]));
    }
  }
  return {
    cosine,
    agrees: cosine >= MIN_COSINE,
    referenceMs,
    candidateMs,
    faster: candidateMs < referenceMs,
  };
}

async function timed(network: Network, input: Record<string, Tensor>) {
  let outputs = await network.run(input);
  let ms = Infinity;
  for (let i = 0; i < TIMED_RUNS; i++) {
    const start = performance.now();
    outputs = await network.run(input);
    ms = Math.min(ms, performance.now() - start);
  }
  return { outputs, ms };
}

function cosineOf(a: Tensor, b: Tensor | undefined): number {
  if (a.data.length !== b?.data.length) return -1;
  const cosine = dot(a.data, b.data) / Math.sqrt(dot(a.data, a.data) * dot(b.data, b.data));
  return Number.isNaN(cosine) ? -1 : cosine;
}

/** A smooth pattern with all frequencies from slow to fast, `low` to `high`. */
function pattern(side: number, low: number, high: number): Tensor {
  const data = new Float32Array(3 * side * side);
  for (let i = 0; i < data.length; i++) {
    const x = i % side;
    const y = Math.floor(i / side) % side;
    const wave = Math.sin((x * x) / 180 + i / 4e4) * Math.cos((y * y) / 230);
    data[i] = low + (high - low) * (0.5 + 0.5 * wave);
  }
  return { data, dims: [1, 3, side, side] };
}

const probes: { role: keyof Networks; input: Record<string, Tensor> }[] = [
  { role: "detector", input: { data: pattern(256, 0, 255) } },
  { role: "embedder", input: { input: pattern(112, -1, 1) } },
];
