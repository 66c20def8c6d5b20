/** @file A thread that runs networks together with the engine's own; started by machine.ts. */
import { kernelsIn, type HelpMessage } from "./kernels.ts";

addEventListener("message", ({ data: { module, memory } }: MessageEvent<HelpMessage>) => {
  // Until another memory takes its place.
  kernelsIn(module, memory).help();
});
