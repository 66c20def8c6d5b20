import type { OpenOptions } from "../contract/inputs.ts";
import { GpuNetworks, type TriedNetwork } from "./gpu-networks.ts";
import { modelsOf, type ModelBytes, type NetworkRole, type Networks } from "./networks.ts";
import { probesOf } from "./probes.ts";
import { openWebGpuRuntime, type Network } from "./runtime.ts";
import { selfCheck, type InTurn, type SelfCheck } from "./self-check.ts";
import { isTimeout, messageOf, within } from "./time-limit.ts";

interface GpuAdapter {
  info?: { isFallbackAdapter?: boolean };
  isFallbackAdapter?: boolean;
}
interface Gpu {
  requestAdapter(): Promise<GpuAdapter | null>;
}

/** Milliseconds to load a network, with the download of the runtime: for slow lines, not for slow GPUs. */
const LOAD_LIMIT = 300_000;

type Policy = Exclude<OpenOptions["webgpu"], "off">;

export interface AccelerationOptions {
  /** As the SDK is told, see there. Default: `"auto"`. */
  policy?: Policy;
  /** Called where the GPU was chosen, but fails later on. */
  onGivenUp?: (why: string) => void;
  /** Default: at once. */
  inTurn?: InTurn;
}

export interface Acceleration {
  /** The networks that the GPU was chosen for, and what holds them; null where there are none. */
  chosen: { gpu: GpuNetworks; networks: Partial<Networks> } | null;
  /** Of each network why it is or is not on the GPU, in words. */
  reasons: Record<NetworkRole, string>;
  /** Whether it gave no answer: then it had better not be tried again. */
  isStuck: boolean;
}

/**
 * Each network goes to the GPU by itself: only when there is an adapter, its results agree with
 * WASM's, and it is faster; presence alone says nothing (field reports: wrong results, crashes after
 * hundreds of runs). Nothing here keeps WASM from its work, however long the GPU takes.
 *
 * @param reference the networks on WASM, which stand in where the GPU fails later on
 */
export async function tryWebGpu(
  models: ModelBytes,
  reference: Networks,
  { policy = "auto", onGivenUp = () => undefined, inTurn = (work) => work() }: AccelerationOptions,
): Promise<Acceleration> {
  const refusal = await refusalOf(policy);
  if (refusal) return declined(refusal);
  const runtime = await openWebGpuRuntime().catch(failureOf);
  if (typeof runtime === "string") return declined(runtime);
  const probes = probesOf(modelsOf(reference));
  const verdicts: Record<NetworkRole, Verdict> = { detector: NOT_TRIED, embedder: NOT_TRIED };
  try {
    for (const role of ["detector", "embedder"] as const) {
      const load = () => within(LOAD_LIMIT, "loading", runtime.load(models[role]));
      verdicts[role] = await tryOne(load, policy, (network) =>
        selfCheck(reference[role], network, probes[role], inTurn),
      );
    }
  } catch (error) {
    // With the device goes what hangs in it. The networks are left: one may be in the middle of a run.
    (await runtime.device())?.destroy();
    return { ...declined(failureOf(error)), isStuck: true };
  }
  const reasons = { detector: verdicts.detector.reason, embedder: verdicts.embedder.reason };
  const device = await runtime.device();
  const { detector, embedder } = verdicts;
  if (!device || !(detector.kept ?? embedder.kept)) {
    return { chosen: null, reasons, isStuck: false };
  }
  const gpu = new GpuNetworks(device, onGivenUp);
  const networks = {
    ...(detector.kept && { detector: gpu.add(detector.kept, reference.detector) }),
    ...(embedder.kept && { embedder: gpu.add(embedder.kept, reference.embedder) }),
  };
  return { chosen: { gpu, networks }, reasons, isStuck: false };
}

interface Verdict {
  reason: string;
  /** On the GPU, where that was chosen. */
  kept?: TriedNetwork;
}

const NOT_TRIED: Verdict = { reason: "Not tried yet." };

/** Loads a network and judges it. @throws DOMException TimeoutError */
async function tryOne(
  load: () => Promise<Network>,
  policy: Policy,
  check: (network: Network) => Promise<SelfCheck>,
): Promise<Verdict> {
  let network: Network | undefined;
  try {
    network = await load();
    const found = await check(network);
    const isFastEnough = found.faster || policy === "always";
    if (found.agrees && isFastEnough) {
      return { reason: inWords(found, policy), kept: { network, usualMs: found.slowestMs } };
    }
    await network.release();
    return { reason: inWords(found, policy) };
  } catch (error) {
    if (isTimeout(error)) throw error;
    await network?.release().catch(() => undefined);
    return { reason: failureOf(error) };
  }
}

function inWords(found: SelfCheck, policy: Policy): string {
  const { agrees, faster, cosine, stretch, candidateMs, referenceMs } = found;
  const figures = `cosine ${cosine.toFixed(6)}, lengths within ${(100 * stretch).toFixed(2)} %, ${candidateMs.toFixed()} ms against ${referenceMs.toFixed()} ms`;
  const slower = policy === "always" ? "and was asked for" : "but is slower";
  const verdict = agrees ? `agrees ${faster ? "and is faster" : slower}` : "gives other results";
  return `The GPU ${verdict} (${figures}).`;
}

/** Why the GPU is not even tried; null where it is. */
async function refusalOf(policy: Policy): Promise<string | null> {
  const gpu = (navigator as { gpu?: Gpu }).gpu;
  if (!gpu) return "This browser has no WebGPU.";
  if (!("Suspending" in WebAssembly)) return "This browser has no promise integration.";
  try {
    const adapter = await within(LOAD_LIMIT, "the adapter", gpu.requestAdapter());
    if (!adapter) return "There is no usable GPU.";
    const isEmulated = adapter.info?.isFallbackAdapter ?? adapter.isFallbackAdapter ?? false;
    return isEmulated && policy === "auto" ? "The GPU is emulated in software." : null;
  } catch (error) {
    return failureOf(error);
  }
}

const failureOf = (error: unknown): string => `WebGPU failed: ${messageOf(error)}.`;

const declined = (reason: string): Acceleration => ({
  chosen: null,
  reasons: { detector: reason, embedder: reason },
  isStuck: false,
});
