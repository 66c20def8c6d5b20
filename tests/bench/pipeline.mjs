/**
 * @file `npm run bench:pipeline [runs]`: where the time of a photo and of a camera's frame goes, by
 * stage, in Chromium with one thread and with two. Photos of LFW where they are, else the sample
 * photos. Prints tables; never fails because something is slow.
 */
import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { setup } from "../../scripts/setup.mjs";

const WARM_UPS = 60;
const PHOTOS = 20;
/** Stages that are worked out from others: of these the least would say nothing. */
const DIFFERENCES = new Set(["anchors, votes, suppression", "rest"]);
const runs = Number(process.argv[2] ?? 100);

const lfw = resolve("../shared/faces/lfw/images");
await setup();
const folder = existsSync(lfw) ? lfw : resolve("public/samples");
if (folder !== lfw) console.log(`There is no ${lfw}: the sample photos stand in.`);
// Only now: it needs what set-up installs.
const { openWorkerPage } = await import("../accuracy/worker-page.mjs");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".jpg"))
  .sort();
const step = Math.max(1, Math.floor(files.length / PHOTOS));
const urls = files.filter((_, at) => at % step === 0).slice(0, PHOTOS);

const SITUATIONS = /** @type {const} */ ({
  photo: "a photo identified (FAST)",
  frame: "a camera's frame of 640×480, the face looked at",
  enrolment: "a photo enrolled (ACCURATE, closer look)",
});
/** @typedef {keyof typeof SITUATIONS} Situation */

const THREADS = [1, 2];
/** @type {Map<string, ReturnType<typeof timesOfEach>>} */
const times = new Map();
for (const threads of THREADS) {
  const { page, close } = await openWorkerPage(folder, undefined, {
    html: "../bench/pipeline.html",
    global: "pipeline",
  });
  await page.evaluate((count) => globalThis.pipeline.open(count), threads);
  /** @type {Record<Situation, Record<string, number>[]>} */
  const passes = { photo: [], frame: [], enrolment: [] };
  for (let nth = 0; nth < WARM_UPS + runs; nth++) {
    const url = `/photos/${urls[nth % urls.length]}`;
    // By turns, so that all bear the same load.
    for (const situation of /** @type {Situation[]} */ (Object.keys(SITUATIONS))) {
      const stages = await page.evaluate(
        ([which, address]) => globalThis.pipeline[which](address),
        /** @type {[Situation, string]} */ ([situation, url]),
      );
      if (nth >= WARM_UPS) passes[situation].push(stages);
    }
  }
  for (const [situation, all] of Object.entries(passes)) {
    times.set(`${situation} ${threads}`, timesOfEach(all));
  }
  await close();
}

for (const [situation, title] of Object.entries(SITUATIONS)) {
  const columns = THREADS.map((threads) => times.get(`${situation} ${threads}`) ?? {});
  console.log(`\n| ${title}, ms | 1 thread | 2 threads |\n| --- | ---: | ---: |`);
  for (const stage of Object.keys(columns[0] ?? {})) {
    const cells = columns.map((each) => {
      const { median = NaN, least = NaN } = each[stage] ?? {};
      return DIFFERENCES.has(stage)
        ? median.toFixed(2)
        : `${median.toFixed(2)} (${least.toFixed(2)})`;
    });
    console.log(`| ${stage} | ${cells.join(" | ")} |`);
  }
  const shares = columns.map(({ total, ...stages }) => {
    const inference = Object.entries(stages).filter(([stage]) => stage.endsWith("inference"));
    const share = (/** @type {"median" | "least"} */ which) => {
      const sum = inference.reduce((all, [, each]) => all + each[which], 0);
      return `${((100 * sum) / (total?.[which] ?? NaN)).toFixed(0)} %`;
    };
    return `${share("median")} (${share("least")})`;
  });
  console.log(`| share of pure inference | ${shares.join(" | ")} |`);
}

/**
 * The fastest pass is the one that other programs disturb least: they stretch long stages the most.
 *
 * @param {Record<string, number>[]} passes
 * @returns {Record<string, { median: number, least: number }>}
 */
function timesOfEach(passes) {
  return Object.fromEntries(
    Object.keys(passes[0] ?? {}).map((stage) => {
      const values = passes.map((pass) => pass[stage] ?? NaN).sort((a, b) => a - b);
      return [stage, { median: values[values.length >> 1] ?? NaN, least: values[0] ?? NaN }];
    }),
  );
}
