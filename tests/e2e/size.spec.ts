import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { compressed } from "../../scripts/compressed.mjs";
import { expect, test } from "./fixtures.ts";

const MB = 1e6;
const KB = 1e3;

const byBrotli = async (file: string) =>
  /\.(webp|png|jpg)$/.test(file)
    ? (await readFile(file)).length
    : (await compressed(await readFile(file), "br")).length;

async function sumOf(files: Iterable<string>): Promise<number> {
  let sum = 0;
  for (const file of files) sum += await byBrotli(join("dist", file));
  return sum;
}

test("what a visit downloads stays within its bounds", async () => {
  test.slow();
  const serviceWorker = await readFile("dist/service-worker.js", "utf8");
  const cached = [...serviceWorker.matchAll(/"?url"?:"([^"]+)"/g)].map(([, url = ""]) => url);
  const all = (await readdir("dist", { recursive: true })).map((file) =>
    file.replaceAll("\\", "/"),
  );
  // Were the list not read aright, the sum would be small.
  for (const kind of [/\.onnx$/, /^index\.html$/]) {
    expect(cached.filter((file) => kind.test(file))).toEqual(
      expect.arrayContaining(all.filter((file) => kind.test(file))),
    );
  }
  // Only when a model needs it, and then kept.
  const runtime = all.filter((file) => /ort-wasm[^/]*\.wasm$/.test(file) && !file.includes("jspi"));
  expect(runtime).toHaveLength(1);
  expect(cached).not.toContain(runtime[0]);
  const html = await readFile("dist/index.html", "utf8");
  const linked = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)];
  const shell = ["index.html", ...linked.map(([, file = ""]) => file)];
  expect(shell.length).toBeGreaterThan(2);
  const total = await sumOf(["service-worker.js", ...cached]);
  const first = await sumOf(shell);
  test.info().annotations.push({
    type: "size",
    description: `${(total / MB).toFixed(2)} MB by brotli, the shell ${(first / KB).toFixed(0)} kB`,
  });
  expect(total).toBeLessThanOrEqual(10 * MB);
  expect(total + (await sumOf(runtime))).toBeLessThanOrEqual(12 * MB);
  expect(first).toBeLessThanOrEqual(150 * KB);
});
