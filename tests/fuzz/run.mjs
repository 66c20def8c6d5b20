/**
 * @file `npm run fuzz [-- --seed 1 --count 1000 --limit 10 --only zip:17]`: gives damaged files to the built
 * app in Chromium, and prints what became of them. The exit code is 1 where a file crashed the app, made it hang for
 * longer than the limit (seconds), was refused without a code, or changed what is stored.
 */
import { parseArgs } from "node:util";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { runBin } from "../../scripts/run.mjs";
import { setup } from "../../scripts/setup.mjs";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "1000" },
    limit: { type: "string", default: "10" },
    only: { type: "string" },
  },
});
const [kind, nth] = values.only?.split(":") ?? [];
const options = {
  seed: Number(values.seed),
  count: Number(values.count),
  limit: Number(values.limit) * 1000,
  ...(kind && { only: { kind, nth: Number(nth ?? 0) } }),
};

await setup();
const env = { VISAVIS_CHROMIUM: await ensureChromium(), VISAVIS_FUZZ: JSON.stringify(options) };
const args = ["test", "-c", "tests/fuzz/playwright.config.ts"];
const built = await runBin("vite", ["build"]);
const { ok } = built.ok
  ? await runBin("@playwright/test", args, { env, bin: "playwright" })
  : built;
process.exitCode = ok ? 0 : 1;
