import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { assembleNet } from "../../../scripts/assemble-net.mjs";
import { openWasmRuntime } from "../runtime.ts";
import { Machine } from "./machine.ts";
import { loadNetwork } from "./network.ts";
import { KINDS, WORDS } from "./steps.ts";

/** Every model that there is, with pictures of one size or of several. */
const cases = [
  { name: "fr_feature", input: "input", sizes: [[3, 112, 112]], range: 1 },
  {
    ...{ name: "retinaface", input: "data", range: 128 },
    sizes: [
      [3, 256, 256],
      [3, 96, 160],
      [3, 352, 448],
    ],
  },
  { name: "fr_detect", input: "input", sizes: [[3, 240, 320]], range: 1 },
  { name: "fr_eye", input: "input", sizes: [[1, 24, 24]], range: 1 },
  { name: "fr_landmark", input: "input", sizes: [[1, 64, 64]], range: 1 },
  { name: "fr_liveness", input: "input", sizes: [[3, 128, 128]], range: 1 },
];

const modelOf = async (name: string) => new Uint8Array(await readFile(`models/${name}.onnx`));

/** Smooth, with all frequencies. */
function pictureOf(dims: number[], range: number) {
  const length = dims.reduce((all, dim) => all * dim, 1);
  const wave = (i: number) => Math.sin(i * 0.37) * Math.cos(i * i * 1e-4 + i * 0.011);
  return { dims, data: Float32Array.from({ length }, (_, i) => range * wave(i)) };
}

test.each(cases)("$name gives what ONNX Runtime gives", async ({ name, input, sizes, range }) => {
  const model = await modelOf(name);
  const theirs = await (await openWasmRuntime(1)).load(model);
  const ours = loadNetwork(new Machine(1), model);
  for (const size of sizes) {
    const picture = { [input]: pictureOf([1, ...size], range) };
    const expected = await theirs.run(picture);
    const found = await ours.run(picture);
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [output, { dims, data }] of Object.entries(expected)) {
      expect(found[output]?.dims).toEqual(dims);
      const most = data.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
      const worst = data.reduce(
        (max, value, i) => Math.max(max, Math.abs(value - (found[output]?.data[i] ?? NaN))),
        0,
      );
      expect(worst).toBeLessThan(1e-5 * most);
    }
  }
});

test("networks share a machine, whatever is loaded or run in between", async () => {
  const machine = new Machine(1);
  const picture = { input: pictureOf([1, 1, 24, 24], 1) };
  const eyes = loadNetwork(machine, await modelOf("fr_eye"));
  const before = await eyes.run(picture);
  const detector = loadNetwork(machine, await modelOf("retinaface"));
  // More memory than there was.
  await detector.run({ data: pictureOf([1, 3, 640, 640], 128) });
  expect(await eyes.run(picture)).toEqual(before);
  expect(await loadNetwork(machine, await modelOf("fr_eye")).run(picture)).toEqual(before);
});

test("takes its input over before it gives its promise, and refuses another size", async () => {
  const eyes = loadNetwork(new Machine(1), await modelOf("fr_eye"));
  const { dims, data } = pictureOf([1, 1, 24, 24], 1);
  const expected = await eyes.run({ input: { dims, data: data.slice() } });
  const running = eyes.run({ input: { dims, data } });
  data.fill(NaN);
  expect(await running).toEqual(expected);
  await expect(eyes.run({ input: pictureOf([1, 1, 24, 32], 1) })).rejects.toThrow(
    "1 × 1 × 24 × 32",
  );
  await expect(eyes.run({})).rejects.toThrow(RangeError);
});

test("what is no model is refused", () => {
  for (const bytes of [
    new Uint8Array(),
    Uint8Array.of(0x3a, 0x00),
    new Uint8Array(100).fill(255),
  ]) {
    expect(() => loadNetwork(new Machine(1), bytes)).toThrow();
  }
});

test("kernel-bytes.ts is what the sources compile to, and both sides count words and kinds alike", async () => {
  expect(await readFile("src/engine/net/kernel-bytes.ts", "utf8")).toBe(await assembleNet());
  const steps = await readFile("src/engine/net/assembly/steps.ts", "utf8");
  const listed = (name: string) =>
    (new RegExp(`enum ${name} \\{([^}]*)`).exec(steps)?.[1] ?? "").match(/\w+/g) ?? [];
  expect(listed("Word").slice(0, WORDS.length)).toEqual(WORDS);
  expect(listed("Kind").map((kind) => kind.charAt(0).toLowerCase() + kind.slice(1))).toEqual(KINDS);
});
