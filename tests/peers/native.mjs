/**
 * @file The limit: what native ONNX Runtime takes for the same networks on the same cores, and nothing around them.
 * Prints milliseconds as JSON by the number of threads; in a process of its own, so that its threads end with it.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { inRoot } from "../../scripts/files.mjs";

/** @type {typeof import("onnxruntime-common")} */
const ort = createRequire(inRoot("tests/peers/package.json"))("onnxruntime-node");
const RUNS = 60;

/** Inputs as the engine gives them for a photo of 250×250 pixels. */
const NETWORKS = { retinaface: [1, 3, 256, 256], fr_feature: [1, 3, 112, 112] };

/** @type {Record<string, number>} */
const found = {};
for (const threads of [1, 2]) {
  found[threads] = 0;
  for (const [name, shape] of Object.entries(NETWORKS)) {
    const bytes = await readFile(inRoot("models", `${name}.onnx`));
    const session = await ort.InferenceSession.create(bytes, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
    });
    const size = shape.reduce((a, b) => a * b);
    const values = Float32Array.from({ length: size }, () => 255 * Math.random());
    const feeds = { [session.inputNames[0] ?? ""]: new ort.Tensor("float32", values, shape) };
    const times = [];
    for (let run = -10; run < RUNS; run++) {
      const start = performance.now();
      await session.run(feeds);
      if (run >= 0) times.push(performance.now() - start);
    }
    found[threads] += times.sort((a, b) => a - b)[RUNS >> 1] ?? NaN;
  }
}
console.log(JSON.stringify(found));
