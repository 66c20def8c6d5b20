/** @file The SDK's type declarations, which need no package beside them. Node only. */
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { format } from "prettier";
import ts from "typescript";
import { inRoot } from "./files.mjs";

const SOURCE = inRoot("src");

/**
 * Declarations of the entries and of what they reach.
 *
 * @param {string[]} entries Below `src/`, such as "sdk/index.ts".
 * @returns {Promise<Map<string, string>>} Text by path below `src/`, such as "sdk/index.d.ts".
 * @throws Error where the types do not hold, or where a declaration needs another package
 */
export async function sdkTypes(entries) {
  const program = await openProgram();
  const emitted = emit(program);
  const wanted = reachable(emitted, entries.map(declarationName));
  const texts = [...wanted].map(async (name) => {
    const text = await format(finish(emitted, name), { parser: "typescript" });
    return /** @type {const} */ ([name, text]);
  });
  return new Map(await Promise.all(texts));
}

async function openProgram() {
  const path = inRoot("tsconfig.sdk.json");
  const { config } = ts.parseConfigFileTextToJson(path, await readFile(path, "utf8"));
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, inRoot());
  const program = ts.createProgram(fileNames, options);
  const problems = [...errors, ...ts.getPreEmitDiagnostics(program)];
  if (problems.length > 0) {
    throw new Error(
      ts.formatDiagnostics(problems, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => inRoot(),
        getNewLine: () => "\n",
      }),
    );
  }
  return program;
}

/** @param {ts.Program} program */
function emit(program) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  program.emit(
    undefined,
    (_, text, __, ___, [source] = []) => {
      if (source) texts.set(declarationName(relative(SOURCE, source.fileName)), text);
    },
    undefined,
    true,
  );
  return texts;
}

/** @param {string} path */
const declarationName = (path) => path.replaceAll("\\", "/").replace(/\.ts$/, ".d.ts");

/** What a declaration imports, as it is written there.
 * @param {string} text */
const importsOf = (text) => ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);

/**
 * @param {Map<string, string>} texts
 * @param {string[]} entries
 */
function reachable(texts, entries) {
  const found = new Set(entries);
  // A set that grows while it is walked hands out what was added, too.
  for (const name of found) {
    for (const imported of importsOf(texts.get(name) ?? "")) {
      if (!imported.startsWith(".")) continue;
      found.add(declarationName(join(dirname(name), imported)));
    }
  }
  return found;
}

/**
 * @param {Map<string, string>} texts
 * @param {string} name
 */
function finish(texts, name) {
  const text = texts.get(name);
  if (text === undefined) throw new Error(`There is no declaration ${name}.`);
  if (importsOf(text).some((from) => !from.startsWith("."))) {
    throw new Error(`The declaration ${name} needs another package.`);
  }
  // TypeScript looks beside `x.js` for `x.d.ts`, in every way of resolving modules.
  return text.replace(/(["'])(\.[^"']*)\.ts\1/g, "$1$2.js$1");
}
