import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, type AST } from "svelte/compiler";
import ts from "typescript";
import { expect, test } from "vitest";

/** @file Every word that a person sees or hears comes from the catalogues in src/app/i18n. */

const ROOT = "src/app";
const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .map((file) => join(ROOT, file))
  .filter((file) => !file.includes("/i18n/") && !file.endsWith(".test.ts"));

/** Attributes that are shown or read out. */
const SPOKEN = new Set(["aria-label", "alt", "placeholder", "title", "label", "text", "action"]);
/** The product's name is the same in every language. */
const NAMES = new Set(["Visavis"]);

const hasWords = (text: string) => /\p{L}{2,}/u.test(text) && !NAMES.has(text.trim());

/** Static texts of a component's template. */
function textsOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown, isStyle = false): void => {
    if (Array.isArray(node)) return node.forEach((one) => visit(one, isStyle));
    if (typeof node !== "object" || node === null) return;
    const { type } = node as { type?: string };
    if (type === "Text" && !isStyle) {
      const { data } = node as AST.Text;
      if (hasWords(data)) found.push(data.trim());
    }
    if (type === "Attribute" || type === "StyleDirective") {
      const { name, value } = node as AST.Attribute | AST.StyleDirective;
      if (type === "StyleDirective" || !SPOKEN.has(name)) return visit(expressionsOf(value));
    }
    for (const [key, value] of Object.entries(node)) {
      if (key !== "metadata" && key !== "parent") visit(value, isStyle);
    }
  };
  const { fragment } = parse(readFileSync(file, "utf8"), { modern: true, filename: file });
  visit(fragment);
  return found;
}

/** What is not static of an attribute's value. */
const expressionsOf = (value: AST.Attribute["value"]): unknown =>
  Array.isArray(value) ? value.filter(({ type }) => type === "ExpressionTag") : value;

/**
 * Sentences among a module's strings: more than one word, beginning with a capital letter. Single
 * words and machine words cannot be told apart; the components' templates, where they would be
 * shown, are looked at whole.
 */
function sentencesOf(file: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isThrown = ts.isThrowStatement(node) || isConsole(node);
    if (isThrown || ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
      if (/^\p{Lu}\p{Ll}*[ ,…?.]/u.test(node.text)) found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return found;
}

/** What is thrown or logged is for developers. */
const isConsole = (node: ts.Node) =>
  ts.isCallExpression(node) && node.expression.getText().startsWith("console.");

const scriptsOf = (source: string) =>
  [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script ?? "");

test.each(files.filter((file) => file.endsWith(".svelte")))("%s has no text of its own", (file) => {
  const source = readFileSync(file, "utf8");
  const sentences = scriptsOf(source).flatMap((script) => sentencesOf(file, script));
  expect([...textsOf(file), ...sentences]).toEqual([]);
});

test.each(files.filter((file) => file.endsWith(".ts")))("%s has no text of its own", (file) => {
  expect(sentencesOf(file, readFileSync(file, "utf8"))).toEqual([]);
});

test("what it looks for is found", () => {
  expect(
    sentencesOf("x.ts", 'notify("Nobody is here."); throw new Error("No camera at all")'),
  ).toEqual(["Nobody is here."]);
});
