/** @file Networks in a worker, where threads may wait for each other. */
import { expose } from "comlink";
import { kernelsIn, type HelpMessage } from "../../src/engine/net/kernels.ts";
import { Machine } from "../../src/engine/net/machine.ts";
import { loadNetwork } from "../../src/engine/net/network.ts";
import detectorUrl from "../../models/retinaface.onnx?url";
import eyesUrl from "../../models/fr_eye.onnx?url";
import { noteWorkers } from "./started-workers.ts";

/** The helpers that machines start, and what they are told. */
const started = noteWorkers<HelpMessage>();

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const bytesOf = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());

function pictureOf(dims: number[], seed: number) {
  const length = dims.reduce((all, dim) => all * dim, 1);
  const data = Float32Array.from({ length }, (_, i) => 100 * Math.sin(i * 0.37 + seed));
  return { dims, data };
}

const outputsOf = (all: Record<string, { data: Float32Array }>) =>
  Object.values(all).map(({ data }) => Array.from(data));

const SIZES = [
  [96, 96],
  [256, 256],
  [160, 224],
] as const;

const api = {
  isIsolated: () => crossOriginIsolated,

  /** What one thread finds and what several do, in turn with another network, while memory grows. */
  async threads() {
    const [detector, eyes] = [await bytesOf(detectorUrl), await bytesOf(eyesUrl)];
    // A memory that grows, and one that may not: another takes its place.
    const machines = [new Machine(1), new Machine(3), new Machine(2, 0)];
    const pairs = machines.map((machine) => ({
      detector: loadNetwork(machine, detector),
      eyes: loadNetwork(machine, eyes),
    }));
    const all: number[][][][] = [];
    for (let nth = 0; nth < 30; nth++) {
      const [height, width] = SIZES[nth % SIZES.length] ?? SIZES[0];
      const data = pictureOf([1, 3, height, width], nth);
      const input = pictureOf([1, 1, 24, 24], nth);
      const results = [];
      for (const one of pairs) {
        results.push([
          ...outputsOf(await one.detector.run({ data })),
          ...outputsOf(await one.eyes.run({ input })),
        ]);
      }
      all.push(results);
      // Helpers hear of another memory between two runs.
      if (nth % 5 === 0) await pause(50);
    }
    return { all, told: started.map(({ messages }) => messages.length) };
  },

  /** Helpers end: while they wait, and as if one did with a part of the work in hand. */
  async deaths() {
    const before = started.length;
    const machine = new Machine(2);
    const eyes = loadNetwork(machine, await bytesOf(eyesUrl));
    const input = pictureOf([1, 1, 24, 24], 1);
    const run = async () => outputsOf(await eyes.run({ input }));
    const all = [await run()];
    await pause(300);
    all.push(await run());
    const [helper] = started.slice(before);
    const message = helper?.messages.at(-1);
    if (!helper || !message) throw new Error("No helper was started.");
    helper.worker.terminate();
    all.push(await run());
    // In the name of one that never comes back: inside, as assembly/index.ts marks it.
    Atomics.add(new Int32Array(message.memory.buffer), 64 / 4, 1);
    const isQuiet = kernelsIn(message.module, message.memory).isQuiet() === 1;
    all.push(await run(), await run());
    return { all, isQuiet };
  },
};

export type NetWorker = typeof api;

expose(api);
