/**
 * @file `npm run test:engines [engine…]`: the main job in Chromium, Firefox and WebKit. Installs what of them is missing
 * (Debian). Ends with 1 where it fails in one of them.
 */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { build, preview } from "vite";
import { inRoot } from "../../scripts/files.mjs";
import { complaint, run, runNpm } from "../../scripts/run.mjs";
import { setup } from "../../scripts/setup.mjs";
import { engines } from "./engines.mjs";
import { mainJob } from "./main-job.mjs";
import { photosIn } from "./photos.mjs";

const PACKAGES = [
  ...["firefox-esr", "webkit2gtk-driver", "xvfb", "dbus", "dbus-x11"],
  ...["base", "good", "bad"].map((kind) => `gstreamer1.0-plugins-${kind}`),
  "gstreamer1.0-libav",
];
const OUT = ".cache/engines/app";

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in engines));
if (unknown.length > 0) throw new Error(`There is no engine ${unknown.join(" ")}.`);

await setup();
await install();
await build({ logLevel: "error", build: { outDir: OUT } });
await mkdir(inRoot(".cache/engines"), { recursive: true });

const photos = await photosIn(inRoot(".cache/engines"));
console.log(`Photos: ${photos.source}`);

let isFailed = false;
for (const [name, launch] of Object.entries(engines)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const server = await preview({
    logLevel: "silent",
    build: { outDir: OUT },
    preview: { port: 4862, strictPort: true },
  });
  const origin = "http://localhost:4862/";
  let isUp = true;
  const stop = async () => {
    if (isUp) await server.close();
    isUp = false;
  };
  /** @type {import("./engines.mjs").Driver | undefined} */
  let driver;
  try {
    driver = await launch();
    console.log(`\n${name}: ${driver.version}`);
    await mainJob(driver, { origin, stop }, photos, (step) => console.log(`  ok  ${step}`));
  } catch (error) {
    isFailed = true;
    console.log(`  FAILED: ${/** @type {Error} */ (error).message}`);
  }
  await driver?.screenshot(inRoot(".cache/engines", `${name}.png`)).catch(() => undefined);
  await driver?.close().catch(() => undefined);
  await stop();
}
process.exit(isFailed ? 1 : 0);

async function install() {
  const installed = await runNpm(["ci", "--no-audit", "--no-fund", "--ignore-scripts"], {
    cwd: inRoot("tests", "engines"),
    quiet: true,
  });
  if (!installed.ok) throw new Error(`The driver was not installed:\n${complaint(installed)}`);
  const isThere = existsSync("/usr/bin/firefox-esr") && existsSync("/usr/bin/WebKitWebDriver");
  if (isThere) return;
  console.log("Installing Firefox and WebKit …");
  const root = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...PACKAGES]]) {
    const [program = "", ...all] = [...root, "apt-get", ...args];
    const result = await run(program, all, {
      quiet: true,
      env: { DEBIAN_FRONTEND: "noninteractive" },
    });
    if (!result.ok) throw new Error(`apt-get ${args[0]} failed:\n${complaint(result)}`);
  }
}
