import { fit, toInput as detectorInput } from "./detector-input.ts";
import { madeUpPicture, toInput } from "./embedder.ts";
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
  for (const { role, input } of probesOf(reference)) {
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

/** The same made-up picture for both, each in its own size and range. */
function probesOf({ detector, embedder }: Networks) {
  const { input } = detector.model;
  const { seen, size } = fit(input, madeUpPicture(256, 256));
  const { name, width, height } = embedder.model.input;
  const face = toInput(embedder.model, madeUpPicture(width, height), false);
  const probes: { role: keyof Networks; input: Record<string, Tensor> }[] = [
    { role: "detector", input: { [input.name]: detectorInput(input, seen, size) } },
    { role: "embedder", input: { [name]: face } },
  ];
  return probes;
}
