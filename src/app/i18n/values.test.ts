import { expect, it } from "vitest";
import en from "./en/index.ts";
import { t } from "./i18n.svelte.ts";

/** Names that i18next, a page or a text function could take for more than text. */
const NAMES = [
  "{{other}}",
  "{{name}}",
  "{{second}}",
  "{{first}}",
  "$t(common.delete)",
  "$& $1 $$",
  '<img src=x onerror="hacked=1">',
  "=1+1",
  "\u202Eabc\u200B",
];

/** All English texts, by their keys. */
function* texts(part: object, path = ""): Generator<[string, string]> {
  for (const [key, value] of Object.entries(part) as [string, unknown][]) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === "string") yield [at, value];
    else if (value && typeof value === "object") yield* texts(value, at);
  }
}

const translate = t as unknown as (key: string, values: Record<string, unknown>) => string;

it("shows a value as it was typed, in every text, whatever the other values are", () => {
  let tried = 0;
  for (const [key, text] of texts(en)) {
    const fields = [...text.matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, field]) => field ?? []);
    if (!fields.length || fields.includes("count") || /\{\{\w+,/.test(text)) continue;
    for (const name of [...NAMES, ...fields.map((field) => `{{${field}}}`)]) {
      // The first holds the odd name and the others differ: read as a field, it would show.
      const values = Object.fromEntries(
        fields.map((field, nth) => [field, nth ? `other ${nth}` : name]),
      );
      const expected = text.replace(/\{\{(\w+)\}\}/g, (_, field: string) => values[field] ?? "");
      expect(translate(key, values), key).toBe(expected);
      tried++;
    }
  }
  expect(tried).toBeGreaterThan(100);
});
