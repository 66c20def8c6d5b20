import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digestOf, inLanguage, parseGuide, picturesOf } from "../../scripts/guide-parts.mjs";

/** @file The user guide can be drawn by the app, and its pictures are few and small. */

const guide = parseGuide(readFileSync("docs/user-guide.md", "utf8"));

test("the guide has an introduction and parts, and everything in it can be drawn", () => {
  expect(guide[0]?.title).toBe("User guide");
  expect(guide.map(({ id }) => id)).toContain("what-a-score-can-and-cannot-say");
  for (const { title, blocks } of guide) expect(blocks, title).not.toHaveLength(0);
});

test("each picture is there, has words, and is small; the app need not carry much", () => {
  const pictures = picturesOf(guide);
  expect(pictures.length).toBeGreaterThan(3);
  for (const { src, alt } of pictures) {
    expect(alt.length, src).toBeGreaterThan(20);
    expect(statSync(join("docs", src)).size, src).toBeLessThan(40_000);
  }
  const all = readdirSync("docs/images").map((name) => statSync(join("docs/images", name)).size);
  expect(all.reduce((sum, size) => sum + size, 0)).toBeLessThan(400_000);
});

test.each(["es", "fr", "ar", "hi"])("the guide in %s has the same pictures and links", (tag) => {
  const parts = parseGuide(readFileSync(`docs/user-guide.${tag}.md`, "utf8"));
  const known = new Set(guide.map(({ id }) => id));
  expect(parts.length).toBeGreaterThan(10);
  for (const { id, blocks } of parts) {
    expect(blocks, id).not.toHaveLength(0);
    expect(known, "a part that is no longer there").toContain(id);
  }
  const sources = (all: typeof parts) => picturesOf(all).map(({ src }) => src);
  expect(new Set(sources(guide))).toEqual(new Set([...sources(guide), ...sources(parts)]));
});

test("sentences, lists and tables become what the app draws", () => {
  const [introduction, part] = parseGuide(
    "# Guide\n\nSay _yes_ to `a & b`,\nor [read](#part-one).\n\n## Part one\n\n1. **One** \\*\n2. Two\n\n| a | b |\n| - | - |\n| c | d |\n",
  );
  expect(introduction?.blocks).toEqual([
    {
      kind: "paragraph",
      content: [
        { kind: "text", text: "Say " },
        { kind: "em", content: [{ kind: "text", text: "yes" }] },
        { kind: "text", text: " to " },
        { kind: "code", text: "a & b" },
        { kind: "text", text: ", or " },
        { kind: "link", part: "part-one", content: [{ kind: "text", text: "read" }] },
        { kind: "text", text: "." },
      ],
    },
  ]);
  const text = (value: string) => [{ kind: "text", text: value }];
  expect(part).toEqual({
    id: "part-one",
    of: "",
    title: "Part one",
    blocks: [
      {
        kind: "list",
        ordered: true,
        items: [
          [
            { kind: "strong", content: text("One") },
            { kind: "text", text: " " },
            { kind: "text", text: "*" },
          ],
          text("Two"),
        ],
      },
      { kind: "table", head: [text("a"), text("b")], rows: [[text("c"), text("d")]] },
    ],
  });
});

test("a translation goes by parts: what is missing is in English, what is older says so", () => {
  const english = parseGuide("# Guide\n\nText.\n\n## One\n\nNew.\n\n## Two\n\nText.\n");
  const of = english.map(digestOf);
  const spanish = parseGuide(
    `<!-- of: guide ${of[0]} -->\n\n# Guía\n\nVea [uno](#número-uno).\n\n<!-- of: one 00000000 -->\n\n## Número uno\n\nTexto.\n`,
  );
  expect(spanish[0]?.blocks[0]).toMatchObject({ content: [{}, { kind: "link", part: "one" }, {}] });
  expect(inLanguage(english, spanish, "es")).toMatchObject([
    { id: "guide", title: "Guía", language: "es", isOlder: false },
    { id: "one", title: "Número uno", language: "es", isOlder: true },
    { id: "two", title: "Two", language: "en", isOlder: false },
  ]);
});

test.each([
  ["HTML", "# G\n\n<b>bold</b>\n"],
  ["a script", "# G\n\n<script>alert(1)</script>\n"],
  ["a link that leaves the app", "# G\n\n[there](https://example.com)\n"],
  ["a bare address", "# G\n\nSee https://example.com\n"],
  ["a link to a part that is not there", "# G\n\n[there](#nowhere)\n"],
  ["a second title", "# G\n\n# H\n"],
  ["a text before the title", "Text.\n\n# G\n"],
  ["a heading of the third degree", "# G\n\n### H\n"],
  ["a picture in a sentence", "# G\n\nSee ![a](b.webp) here\n"],
  ["a block of code", "# G\n\n```\ncode\n```\n"],
])("%s fails the build", (_what, markdown) => {
  expect(() => parseGuide(markdown)).toThrow(/guide/);
});
