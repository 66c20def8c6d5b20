/**
 * @file `npm run lighthouse`: Lighthouse over the built app, as a phone and as a desktop. Prints a
 * table and what is missing; ends with 1 where a target is missed.
 */
import { preview } from "vite";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { inRoot } from "../../scripts/files.mjs";
import { runNpm } from "../../scripts/run.mjs";
import { setup } from "../../scripts/setup.mjs";

const TARGETS = { accessibility: 1, "best-practices": 1, seo: 1, performance: 0.95 };
/** Of several runs the median counts: other programs disturb the performance. */
const RUNS = 3;

await setup();
const installed = await runNpm(["ci", "--no-audit", "--no-fund"], {
  cwd: inRoot("tests", "lighthouse"),
  quiet: true,
});
if (!installed.ok) throw new Error(`Lighthouse was not installed:\n${installed.output}`);
const { build } = await import("vite");
await build({ logLevel: "warn" });
const server = await preview({ logLevel: "silent", preview: { port: 4830 } });
const url = server.resolvedUrls?.local[0] ?? "";
const { launch } = await import("chrome-launcher");
const { default: lighthouse, desktopConfig } = await import("lighthouse");

let isMissed = false;
console.log("| preset | category | score | target |\n| --- | --- | ---: | ---: |");
for (const [preset, config] of /** @type {const} */ ([
  ["mobile", undefined],
  ["desktop", desktopConfig],
])) {
  /** @type {Record<string, number[]>} */
  const scores = {};
  /** @type {Set<string>} */
  const missing = new Set();
  for (let run = 0; run < RUNS; run++) {
    const chrome = await launch({
      chromePath: await ensureChromium(),
      chromeFlags: ["--headless=new", "--no-sandbox"],
    });
    const result = await lighthouse(
      url,
      { port: chrome.port, logLevel: "error", onlyCategories: Object.keys(TARGETS) },
      config,
    );
    await chrome.kill();
    for (const { id, score, auditRefs } of Object.values(result?.lhr.categories ?? {})) {
      (scores[id] ??= []).push(score ?? 0);
      for (const { id: audit, weight } of auditRefs) {
        const found = result?.lhr.audits[audit];
        if (weight > 0 && found?.score !== null && (found?.score ?? 1) < 0.9) {
          missing.add(`${id}: ${found?.title} ${found?.displayValue ?? ""}`);
        }
      }
    }
  }
  for (const [category, target] of Object.entries(TARGETS)) {
    const score = (scores[category] ?? [0]).sort((a, b) => a - b)[RUNS >> 1] ?? 0;
    isMissed ||= score < target;
    console.log(`| ${preset} | ${category} | ${Math.round(score * 100)} | ${target * 100} |`);
  }
  for (const line of missing) console.log(`  ${line}`);
}
await server.close();
process.exit(isMissed ? 1 : 0);
