import { wrap } from "comlink";
import type { AccuracyWorker } from "./worker.ts";

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

/** `run.mjs` calls the worker through this. */
Object.assign(globalThis, { accuracy: wrap<AccuracyWorker>(worker) });
