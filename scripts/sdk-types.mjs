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
    const text = await format(finish(program, emitted, name), { parser: "typescript" });
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
 * @param {ts.Program} program
 * @param {Map<string, string>} texts
 * @param {string} name
 */
function finish(program, texts, name) {
  let text = texts.get(name);
  if (text === undefined) throw new Error(`There is no declaration ${name}.`);
  if (needsPackage(text)) text = writtenOut(program, name, text);
  if (needsPackage(text)) throw new Error(`The declaration ${name} needs another package.`);
  // TypeScript looks beside `x.js` for `x.d.ts`, in every way of resolving modules.
  return text.replace(/(["'])(\.[^"']*)\.ts\1/g, "$1$2.js$1");
}

/** @param {string} text */
const needsPackage = (text) => importsOf(text).some((from) => !from.startsWith("."));

/**
 * The declaration with its type aliases written out: those that a schema infers would need the
 * schemas' package. Values that are schemas themselves are left out; they are not for callers.
 *
 * @param {ts.Program} program
 * @param {string} name
 * @param {string} text
 */
function writtenOut(program, name, text) {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(SOURCE, name.replace(/\.d\.ts$/, ".ts")));
  const module = source && checker.getSymbolAtLocation(source);
  if (!source || !module) throw new Error(`There is no module for ${name}.`);
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
  const kept = text.split("\n").filter((line) => /^import .* from "\./.test(line));
  for (const symbol of checker.getExportsOfModule(module)) {
    const comment = commentOf(symbol);
    if (symbol.flags & ts.SymbolFlags.TypeAlias) {
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      kept.push(`${comment}export type ${symbol.name} = ${spelled(checker, type)};`);
    } else if (symbol.flags & ts.SymbolFlags.Variable) {
      const type = checker.typeToString(checker.getTypeOfSymbol(symbol), source, flags);
      if (!/\bv\./.test(type)) kept.push(`${comment}export declare const ${symbol.name}: ${type};`);
    }
  }
  return `${kept.join("\n")}\n`;
}

/**
 * A type without the names of those that it was made with: plain data only, which is all that
 * crosses to the worker.
 *
 * @param {ts.TypeChecker} checker
 * @param {ts.Type} type
 * @returns {string}
 */
function spelled(checker, type) {
  if (type.isUnion()) {
    return [...new Set(type.types.map((one) => `(${spelled(checker, one)})`))].join(" | ");
  }
  if (checker.isArrayType(type)) {
    const [element] = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
    return `(${element ? spelled(checker, element) : "unknown"})[]`;
  }
  if (!(type.flags & ts.TypeFlags.Object)) return checker.typeToString(type);
  const properties = checker.getPropertiesOfType(type).map((property) => {
    const optional = property.flags & ts.SymbolFlags.Optional ? "?" : "";
    const own = spelled(checker, checker.getTypeOfSymbol(property));
    return `  ${property.name}${optional}: ${own};`;
  });
  return `{\n${properties.join("\n")}\n}`;
}

/** @param {ts.Symbol} symbol */
function commentOf(symbol) {
  const declaration = symbol.declarations?.[0];
  if (!declaration) return "";
  const statement = ts.findAncestor(declaration, ts.isStatement) ?? declaration;
  const full = statement.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(full, statement.pos) ?? [];
  const doc = ranges.map(({ pos, end }) => full.slice(pos, end)).filter((c) => c.startsWith("/**"));
  return doc.length > 0 ? `${doc.at(-1)}\n` : "";
}
