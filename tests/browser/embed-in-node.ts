import { readFile } from "node:fs/promises";
import type { BrowserCommand } from "vitest/node";
import { embed } from "../../src/engine/embedder.ts";
import { builtInModel } from "../../src/engine/embedder-model.ts";
import { openWasmRuntime } from "../../src/engine/runtime.ts";

/** For the parity test: the templates of an aligned face (112×112 RGBA), made in Node. */
export const embedInNode: BrowserCommand<[rgba: number[]]> = async (_context, rgba) => {
  const runtime = await openWasmRuntime(1);
  const loaded = await runtime.load(await readFile("models/fr_feature.onnx"));
  const network = { ...loaded, model: builtInModel };
  const aligned = { width: 112, height: 112, data: Uint8ClampedArray.from(rgba) };
  return {
    plain: [...(await embed(network, [aligned], false))],
    mirrored: [...(await embed(network, [aligned], true))],
  };
};

declare module "vitest/browser" {
  interface BrowserCommands {
    embedInNode(rgba: number[]): Promise<{ plain: number[]; mirrored: number[] }>;
  }
}
