/** @file Finds a Chromium for the tests, or installs one. Runs after the dependencies are there. */
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { complaint, run, runBin } from "./run.mjs";

const ON_PATH = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const MAC = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const WINDOWS = [
  "Chromium\\Application\\chrome.exe",
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<string>} The path of a Chromium that starts.
 */
export async function ensureChromium({ log = console.log } = {}) {
  const chosen = process.env.VISAVIS_CHROMIUM;
  if (chosen) {
    if (await isExecutable(chosen)) return chosen;
    throw new Error(`VISAVIS_CHROMIUM says ${chosen}, and there is no program at that place.`);
  }
  const found = await findChromium();
  if (found) return found;

  for (const install of [installDebianPackage, installWithPlaywright]) {
    await install(log);
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error(
    "The tests need Chromium, and it could not be installed. Install Chromium or Chrome yourself, " +
      "or set VISAVIS_CHROMIUM to the path of its program.",
  );
}

async function findChromium() {
  for (const path of [...wellKnownPaths(), await playwrightPath()]) {
    if (path && (await isExecutable(path)) && (await starts(path))) return path;
  }
  return undefined;
}

/** @returns {string[]} */
function wellKnownPaths() {
  if (process.platform === "win32") {
    const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"];
    return folders.flatMap((name) => {
      const folder = process.env[name];
      return folder ? WINDOWS.map((path) => join(folder, path)) : [];
    });
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)));
  return process.platform === "darwin" ? [...onPath, ...MAC] : onPath;
}

async function playwrightPath() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

/** @param {string} path */
async function isExecutable(path) {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Some systems ship a stand-in that only says how to install the browser.
 *
 * @param {string} path
 */
async function starts(path) {
  if (process.platform === "win32") return true; // There "--version" would open a window.
  return (await run(path, ["--version"], { quiet: true, timeout: 30_000 })).ok;
}

/** @param {(line: string) => void} log */
async function installDebianPackage(log) {
  if (!(await run("apt-get", ["--version"], { quiet: true })).ok) return;
  const isRoot = process.getuid?.() === 0;
  // "-n": where sudo would ask for a password, it fails instead.
  if (!isRoot && !(await run("sudo", ["-n", "true"], { quiet: true })).ok) return;
  const install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"];
  for (const command of [["apt-get", "update"], install]) {
    log(`Chromium is missing: ${command.join(" ")}`);
    const prefix = isRoot ? ["env"] : ["sudo", "-n", "env"];
    const [program = "", ...args] = [...prefix, "DEBIAN_FRONTEND=noninteractive", ...command];
    const result = await run(program, args, { quiet: true });
    if (!result.ok) return log(`That failed:\n${complaint(result)}`);
  }
}

/** @param {(line: string) => void} log */
async function installWithPlaywright(log) {
  log("Chromium is missing: playwright install chromium");
  await runBin("@playwright/test", ["install", "chromium"], { bin: "playwright" });
}
