/**
 * @file `npm run pictures` and `npm run snapshots`: makes the pictures of the documents, or those that the tests
 * compare screens with, anew from the app as it is. Takes Playwright's arguments.
 */
import { ensureChromium } from "./chromium.mjs";
import { runBin } from "./run.mjs";
import { setup } from "./setup.mjs";

await setup();
const env = { VISAVIS_CHROMIUM: await ensureChromium() };
const args = ["test", ...process.argv.slice(2)];
const built = await runBin("vite", ["build"]);
const { ok } = built.ok
  ? await runBin("@playwright/test", args, { env, bin: "playwright" })
  : built;
process.exitCode = ok ? 0 : 1;
