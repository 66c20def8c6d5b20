/**
 * @file Makes a fresh clone ready: `npm run setup`. Every other script calls it first, so it must
 * run before anything is installed (no imports but Node's own) and cost nothing the second time.
 */
import { inRoot, readIfThere, sha256, writeWhole } from "./files.mjs";
import { isMain } from "./main.mjs";
import { complaint, runNpm } from "./run.mjs";

const OLDEST_NODE = [20, 19];

export async function setup() {
  requireNode();
  await step("dependencies", installDependencies);
  // Only now: these need what has just been installed.
  await step("models", async () => (await import("./models.mjs")).ensureModels({ log }));
  await step("sample photos", async () => (await import("./samples.mjs")).ensureSamples({ log }));
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `Visavis needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}. ` +
      "Install a newer one from https://nodejs.org and try again.",
  );
}

/** Installs what package-lock.json says, unless that is what is installed. */
async function installDependencies() {
  const stamp = inRoot("node_modules", ".visavis-lock");
  const lock = await readIfThere(inRoot("package-lock.json"));
  if (!lock) throw new Error("package-lock.json is missing. Restore it with git.");
  const wanted = sha256(lock);
  if ((await readIfThere(stamp))?.toString() === wanted) return;
  const result = await runNpm(["ci", "--no-audit", "--no-fund"], { quiet: true });
  if (!result.ok) {
    throw new Error(
      `"npm ci" failed. Check that npm reaches its registry and try again. npm said:\n` +
        complaint(result),
    );
  }
  await writeWhole(stamp, wanted);
}

/**
 * @param {string} name
 * @param {() => Promise<void>} work
 */
async function step(name, work) {
  const start = performance.now();
  await work();
  log(`${name}: ready (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

/** @param {string} line */
function log(line) {
  console.log(`setup  ${line}`);
}

if (isMain(import.meta.url)) {
  try {
    await setup();
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    process.exitCode = 1;
  }
}
