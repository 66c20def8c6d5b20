import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { openWasmRuntime } from "./runtime.ts";

it("takes its inputs over before it gives its promise", async () => {
  const runtime = await openWasmRuntime(1);
  const network = await runtime.load(new Uint8Array(await readFile("models/fr_eye.onnx")));
  const picture = Float32Array.from({ length: 24 * 24 }, (_, i) => (i % 24) / 24);
  const dims = [1, 1, 24, 24];
  const expected = await network.run({ input: { data: picture.slice(), dims } });

  const borrowed = picture.slice();
  const running = network.run({ input: { data: borrowed, dims } });
  borrowed.fill(NaN);
  expect((await running)["output"]?.data).toEqual(expected["output"]?.data);
  await network.release();
});
