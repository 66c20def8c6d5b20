import type { Probe } from "./probes.ts";
import type { Network, Tensor } from "./runtime.ts";
import { within } from "./time-limit.ts";
import { dot } from "./vector.ts";

/** Outputs that agree have at least this cosine; WebGPU in software reaches 1 − 1e-6. */
const MIN_COSINE = 0.999;
/** … and their lengths differ by at most this share, to which a cosine is blind. */
const MAX_STRETCH = 0.01;
const TIMED_RUNS = 5;
/** Where the candidate takes so many times as long, one timed run is enough to know. */
const FAR_SLOWER = 4;
/** For one run, in milliseconds: the first one compiles, which takes an emulated GPU ten seconds. */
const RUN_LIMIT = 60_000;

export interface SelfCheck {
  /** Smallest over all outputs of all runs, −1 to 1. */
  cosine: number;
  /** Largest difference in length, as a share of the reference's. */
  stretch: number;
  agrees: boolean;
  /** Milliseconds of all probes together, each the fastest of its runs after the first. */
  referenceMs: number;
  candidateMs: number;
  faster: boolean;
  /** Milliseconds of the slowest probe on the candidate, the fastest of its runs. */
  slowestMs: number;
}

/** Runs what it is given when nobody else uses the reference. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Runs a network and the same one elsewhere on the same inputs, and compares outputs and time. A
 * candidate that gives other results is not run any further.
 *
 * @throws Error what the candidate throws, or that it gave no answer
 */
export async function selfCheck(
  reference: Network,
  candidate: Network,
  probes: readonly Probe[],
  inTurn: InTurn,
): Promise<SelfCheck> {
  const check = { cosine: 1, stretch: 0, referenceMs: 0, candidateMs: 0, slowestMs: 0 };
  const agrees = () => check.cosine >= MIN_COSINE && check.stretch <= MAX_STRETCH;
  for (const probe of probes) {
    const expected = await fastest(() => inTurn(() => timed(reference, probe)));
    const actual = await fastest(
      async () => {
        const run = await within(RUN_LIMIT, "a run", timed(candidate, probe));
        compare(expected.outputs, run.outputs, check);
        return run;
      },
      ({ ms }) => !agrees() || ms > FAR_SLOWER * expected.ms,
    );
    check.referenceMs += expected.ms;
    check.candidateMs += actual.ms;
    check.slowestMs = Math.max(check.slowestMs, actual.ms);
    if (!agrees()) break;
  }
  return { ...check, agrees: agrees(), faster: check.candidateMs < check.referenceMs };
}

interface Timed {
  outputs: Record<string, Tensor>;
  ms: number;
}

async function timed(network: Network, probe: Probe): Promise<Timed> {
  const start = performance.now();
  const outputs = await network.run(probe);
  return { outputs, ms: performance.now() - start };
}

/** The fastest of several runs after a first one, which is slow; no more of them once `isEnough`. */
async function fastest(
  run: () => Promise<Timed>,
  isEnough: (best: Timed) => boolean = () => false,
): Promise<Timed> {
  await run();
  let best = await run();
  for (let i = 1; i < TIMED_RUNS && !isEnough(best); i++) {
    const next = await run();
    if (next.ms < best.ms) best = next;
  }
  return best;
}

function compare(
  expected: Record<string, Tensor>,
  actual: Record<string, Tensor>,
  worst: { cosine: number; stretch: number },
): void {
  for (const [name, { data: a }] of Object.entries(expected)) {
    const b = actual[name]?.data;
    const [lengthA, lengthB] = [Math.sqrt(dot(a, a)), b ? Math.sqrt(dot(b, b)) : NaN];
    const cosine = a.length === b?.length ? dot(a, b) / (lengthA * lengthB) : NaN;
    // What is no number agrees with nothing.
    worst.cosine = Math.min(worst.cosine, Number.isNaN(cosine) ? -1 : cosine);
    const stretch = Math.abs(lengthB / lengthA - 1);
    worst.stretch = Math.max(worst.stretch, Number.isNaN(stretch) ? Infinity : stretch);
  }
}
