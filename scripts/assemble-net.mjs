/**
 * @file `node scripts/assemble-net.mjs` writes src/engine/net/kernel-bytes.ts from the AssemblyScript beside it: once for
 * every WebAssembly with SIMD, and once with relaxed SIMD.
 */
import { writeFile } from "node:fs/promises";
import asc from "assemblyscript/asc";
import { base64Lines } from "./assemble.mjs";
import { inRoot } from "./files.mjs";
import { isMain } from "./main.mjs";

const FOLDER = "src/engine/net";

/** @returns {Promise<string>} The text of kernel-bytes.ts, for the source of the moment. */
export async function assembleNet() {
  const builds = [
    ["kernelBytes", "The kernels in binary, base64", false],
    ["relaxedKernelBytes", "The same with relaxed SIMD", true],
  ].map(async ([name, what, isRelaxed]) => [
    `/** ${what}. Written by assemble-net.mjs; not to be edited. */`,
    `export const ${name} =`,
    ...base64Lines(await compile(isRelaxed === true)),
    "",
  ]);
  return (await Promise.all(builds)).map((lines) => lines.join("\n")).join("\n");
}

/** @param {boolean} isRelaxed */
async function compile(isRelaxed) {
  /** @type {Uint8Array | undefined} */
  let binary;
  const { error, stderr } = await asc.main(
    [
      `${FOLDER}/assembly/index.ts`,
      ...["--outFile", "kernels.wasm", "-O3", "--runtime", "stub", "--noAssert"],
      // Any shared memory fits, whatever its own maximum.
      ...["--importMemory", "--sharedMemory", "--initialMemory", "1", "--maximumMemory", "65536"],
      ...["--enable", "simd", "--enable", "threads"],
      ...(isRelaxed ? ["--enable", "relaxed-simd"] : []),
      ...["--use", `RELAXED=${isRelaxed ? 1 : 0}`],
    ],
    {
      writeFile: (_name, contents) => {
        if (contents instanceof Uint8Array) binary = contents;
      },
    },
  );
  if (error || !binary) throw new Error(`The kernels do not compile:\n${stderr.toString()}`);
  return binary;
}

if (isMain(import.meta.url))
  await writeFile(inRoot(FOLDER, "kernel-bytes.ts"), await assembleNet());
