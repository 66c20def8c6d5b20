/** @file `npm run pictures`: makes the pictures of the user guide and the README anew, from the app as it is. */
import { ensureChromium } from "./chromium.mjs";
import { runBin } from "./run.mjs";
import { setup } from "./setup.mjs";

await setup();
const env = { VISAVIS_CHROMIUM: await ensureChromium() };
const config = "tests/pictures/playwright.config.ts";
const built = await runBin("vite", ["build"]);
const { ok } = built.ok
  ? await runBin("@playwright/test", ["test", "-c", config], { env, bin: "playwright" })
  : built;
process.exitCode = ok ? 0 : 1;
