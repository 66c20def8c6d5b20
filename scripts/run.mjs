/** @file Starts other programs. Node only. */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { inRoot, ROOT } from "./files.mjs";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] Added to the environment.
 * @property {boolean} [quiet] Keep the output back; it is in the result.
 * @property {number} [timeout] Milliseconds after which the program is ended.
 *
 * @typedef {object} RunResult
 * @property {boolean} ok Whether it ran and ended with exit code 0.
 * @property {string} output Of a quiet run: standard output and error together.
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions & { shell?: boolean }} [options]
 * @returns {Promise<RunResult>} Never rejects: a program that is missing is one that failed.
 */
export function run(command, args, { cwd = ROOT, env, quiet = false, timeout, shell } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
      timeout,
      shell,
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ ok: false, output: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/**
 * Runs a package's own program with this very Node, which needs neither a shell nor `npx`.
 *
 * @param {string} packageName
 * @param {string[]} args
 * @param {RunOptions & { bin?: string }} [options] `bin` when it is not named like the package.
 */
export async function runBin(packageName, args, { bin = packageName, ...options } = {}) {
  const manifest = inRoot("node_modules", packageName, "package.json");
  const declared = JSON.parse(await readFile(manifest, "utf8")).bin;
  const script = typeof declared === "string" ? declared : declared[bin];
  return run(process.execPath, [join(dirname(manifest), script), ...args], options);
}

/**
 * What a failed program said, without the page of help that may follow.
 *
 * @param {RunResult} result
 */
export function complaint({ output }) {
  return output.trim().split("\n").slice(0, 20).join("\n");
}

/**
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  // Under `npm run` npm says where it is itself: the same npm, and no shell on Windows.
  const own = process.env.npm_execpath;
  if (own && basename(own) === "npm-cli.js") return run(process.execPath, [own, ...args], options);
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}
