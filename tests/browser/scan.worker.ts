/** @file Galleries in a worker, where threads may wait for each other. */
import { expose } from "comlink";
import { Bank } from "../../src/gallery/bank.ts";
import { Gallery, type Neighbour } from "../../src/gallery/gallery.ts";
import { CHUNK_ROWS, Layout } from "../../src/gallery/layout.ts";
import { toProbe } from "../../src/gallery/probe.ts";
import { ScanControl } from "../../src/gallery/scan-control.ts";
import type { ScanMessage } from "../../src/gallery/scanners.ts";
import { randomVectors } from "../../src/gallery/test-tools.ts";
import { noteWorkers } from "./started-workers.ts";

const DIMENSION = 16;
const random = randomVectors(300_000, DIMENSION, 5);

/** The scan workers that galleries start, and what they are told. */
const started = noteWorkers<ScanMessage>();

/** The same templates, searched by one thread and by three. */
const pair = () => [new Gallery(DIMENSION), new Gallery(DIMENSION, 0, 3)] as const;

function add(galleries: readonly Gallery[], from: number, to: number): void {
  const keys = Uint32Array.from({ length: to - from }, (_, at) => from + at);
  // Every tenth person has two templates.
  const persons = keys.map((key) => (key % 10 === 0 ? key + 1 : key));
  for (const one of galleries) one.addBlock(persons, keys, random.slice(from, to));
}

/** For each of some probes what each of the galleries found. */
function found(galleries: readonly Gallery[], probes = 30): Neighbour[][][] {
  return Array.from({ length: probes }, (_, nth) => {
    const probe = nth % 2 === 0 ? random.near(nth) : random.floats(nth * 997);
    return galleries.map((one) => one.search(probe, { k: 10 }));
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const api = {
  isIsolated: () => crossOriginIsolated,

  /** What a scan worker alone finds in two chunks, and what this thread does. */
  async scanWorkerAlone() {
    const bank = new Bank(new Layout(DIMENSION), true);
    bank.grow(2);
    const size = CHUNK_ROWS + 100;
    for (let row = 0; row < size; row++) {
      const { codesAt, codeScaleAt } = bank.layout.row(row);
      for (let i = 0; i < DIMENSION; i++) bank.bytes[codesAt + i] = (row * 7 + i * 31) % 127;
      bank.floats[codeScaleAt / 4] = 1 + row;
    }
    const probe = toProbe(random.near(1), DIMENSION);
    bank.aim(probe);
    const url = new URL("../../src/gallery/scan-worker.ts", import.meta.url);
    const worker = new Worker(url, { type: "module" });
    const control = new ScanControl(1);
    control.setBanks(1);
    const { memory } = bank;
    const message = { nth: 0, scanners: 1, control: control.buffer, dimension: DIMENSION, memory };
    worker.postMessage(message);
    control.begin(size, probe.scale);
    // A worker within a worker does not start while the outer one waits.
    const end = performance.now() + 20_000;
    while (!control.isDoneWithin(0) && performance.now() < end) await pause(20);
    const isDone = control.isDoneWithin(0);
    worker.terminate();
    const counts = [CHUNK_ROWS, 100];
    return {
      isDone,
      found: counts.map((count, chunk) => [...bank.foundIn(chunk, count)]),
      expected: counts.map((count, chunk) => [...bank.scan(chunk, count, probe.scale)]),
    };
  },

  /** Over adds, removals and growth beyond one memory. */
  async life() {
    const galleries = pair();
    const before = started.length;
    const all: Neighbour[][][] = [];
    for (const [from, to] of [
      [0, 90_000],
      [90_000, 120_000],
      [120_000, 125_000],
      [125_000, 200_000],
      [200_000, 300_000],
    ] as const) {
      add(galleries, from, to);
      all.push(...found(galleries));
      // Time for new workers, and for those who are told of a new memory.
      await pause(300);
      all.push(...found(galleries));
      const gone = Array.from({ length: 500 }, (_, at) => from + at * 7);
      for (const one of galleries) one.remove(gone);
      all.push(...found(galleries));
    }
    galleries[1].close();
    all.push(...found(galleries));
    const told = started.slice(before).map(({ messages }) => messages.length);
    return { all, told };
  },

  /** Scan workers end: first all that wait, then one that had taken a chunk. */
  async deaths() {
    const galleries = pair();
    add(galleries, 0, 150_000);
    const before = started.length;
    const all = found(galleries);
    await pause(300);
    all.push(...found(galleries));
    for (const { worker } of started.slice(before)) worker.terminate();
    all.push(...found(galleries));
    const [message] = started[before]?.messages ?? [];
    if (!message) throw new Error("No scan worker was started.");
    const control = new ScanControl(2, message.control);
    const end = performance.now() + 20_000;
    // Chromium lets an ended worker that waits live for some seconds more: until nobody does a scan.
    do {
      control.begin(150_000, 1);
      await pause(100);
    } while (control.isDoneWithin(0) && performance.now() < end);
    // Takes one of its chunks in the name of a scan worker, and never does it.
    const thief = new Worker(new URL("./chunk-thief.worker.ts", import.meta.url), {
      type: "module",
    });
    thief.postMessage(message);
    while (!control.isAnyBusy && performance.now() < end) await pause(20);
    const isStolen = control.isAnyBusy;
    thief.terminate();
    all.push(...found(galleries));
    galleries[1].close();
    return { all, isStolen };
  },
};

export type ScanWorker = typeof api;

expose(api);
