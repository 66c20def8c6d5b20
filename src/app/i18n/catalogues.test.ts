import { expect, test } from "vitest";
import ar from "./ar/index.ts";
import en from "./en/index.ts";
import es from "./es/index.ts";
import fr from "./fr/index.ts";
import hi from "./hi/index.ts";
import { languageTags } from "./languages.ts";

interface Texts {
  readonly [key: string]: string | Texts;
}
const catalogues: Record<string, Texts> = { en, es, fr, ar, hi };

/** Every text with the path of its key, `area.key`. */
const flat = (texts: Texts, path = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [[path + key, text]] : flat(text, `${path}${key}.`),
  );

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** The keys that a language must have for English's: its own plural forms for what is counted. */
function wanted(language: string): Set<string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return new Set(
    flat(en).flatMap(([key]) =>
      PLURAL.test(key) ? forms.map((form) => key.replace(PLURAL, `_${form}`)) : [key],
    ),
  );
}
const names = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

test("there is a catalogue for each language", () => {
  expect(Object.keys(catalogues).sort()).toEqual([...languageTags].sort());
});

test.each(languageTags)("%s has every key that it needs, and no other", (language) => {
  const keys = flat(catalogues[language] ?? {}).map(([key]) => key);
  // English's own form for one stands beside a language's forms: a catalogue is typed by English.
  const extra = keys.filter((key) => !wanted(language).has(key) && !key.endsWith("_one"));
  expect(extra).toEqual([]);
  expect([...wanted(language)].filter((key) => !keys.includes(key))).toEqual([]);
});

test.each(languageTags)(
  "%s says something everywhere, with the values that English has",
  (language) => {
    const english = new Map(flat(en));
    for (const [key, text] of flat(catalogues[language] ?? {})) {
      expect(text.trim(), key).not.toBe("");
      const base = english.get(key) ?? english.get(key.replace(PLURAL, "_other")) ?? "";
      // "One person" may say the number as a word.
      if (/_(zero|one|two)$/.test(key))
        expect(names(base), key).toEqual(expect.arrayContaining(names(text)));
      else expect(names(text), key).toEqual(names(base));
    }
  },
);
