/** @file `human.match.find` as its package has it: the one source file that holds it. */
import { ensurePackagedFiles } from "../../scripts/npm-package.mjs";

const VERSION = "3.3.6";
const SHA256 = "61b8b4dd9a9b75a569d7ba23783026c1bcfa7ea1f1a3755949c919d84e4d88fc";
const TARGET = ".cache/bench/human-match.ts";

/** @returns {Promise<string>} Its address on Vite's server. It imports nothing else. */
export async function ensureHumanMatch() {
  const file = {
    target: TARGET,
    origin: { package: "@vladmandic/human", version: VERSION, path: "package/src/face/match.ts" },
    sourceSha256: SHA256,
    sha256: SHA256,
  };
  const integrity =
    "sha512-Nr5mPfq1gQ+uKeXY5uM3Fj8UxvF5CEh2s6txM5wRThqaW0mF9huooOuZSrT8hhGho0hGaXLFdAwfD/2+teCv6A==";
  const repository = "https://github.com/vladmandic/human";
  const record = { version: VERSION, integrity, licence: "MIT", repository };
  await ensurePackagedFiles([file], { [file.origin.package]: record }, console.log);
  return `/${TARGET}`;
}
