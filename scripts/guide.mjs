/** @file The user guide, from Markdown to what `src/app/guide` draws: no HTML is made anywhere. */
import { readFile } from "node:fs/promises";
import { imageSize } from "image-size";
import { lexer } from "marked";
import { inRoot } from "./files.mjs";

/** @typedef {import("../src/app/guide/document.ts").Guide} Guide */
/** @typedef {import("../src/app/guide/document.ts").Block} Block */
/** @typedef {import("../src/app/guide/document.ts").Inline} Inline */
/** @typedef {import("../src/app/guide/document.ts").Picture} Picture */
/** @typedef {import("marked").MarkedToken} Token */

const FILE = inRoot("docs", "user-guide.md");

/**
 * @param {string} markdown One heading of the first degree, then parts under headings of the second.
 * @returns {Guide} Pictures have their address as it is written, and no size yet.
 * @throws {Error} For whatever the app could not draw, and links to parts that are not there.
 */
export function parseGuide(markdown) {
  /** @type {Guide} */
  const guide = { title: "", blocks: [], parts: [] };
  for (const token of /** @type {Token[]} */ (lexer(markdown))) {
    if (token.type === "space") continue;
    if (token.type === "heading") {
      if (token.depth === 1 && !guide.title) guide.title = token.text;
      else if (token.depth === 2) {
        guide.parts.push({ id: idOf(token.text), title: token.text, blocks: [] });
      } else throw new Error(`The guide cannot have this heading: ${token.raw}`);
    } else {
      (guide.parts.at(-1) ?? guide).blocks.push(blockOf(token));
    }
  }
  const parts = new Set(guide.parts.map(({ id }) => id));
  for (const [, part = ""] of markdown.matchAll(/\]\(#([^)]*)\)/g)) {
    if (!parts.has(part)) throw new Error(`The guide has no part "${part}".`);
  }
  return guide;
}

/** As GitHub names headings. @param {string} title */
const idOf = (title) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");

/** @param {Token} token @returns {Block} */
function blockOf(token) {
  if (token.type === "paragraph") {
    const [only, ...others] = token.tokens;
    if (only?.type === "image" && others.length === 0) {
      return { kind: "picture", src: only.href, alt: only.text, width: 0, height: 0 };
    }
    return { kind: "paragraph", content: inlinesOf(token.tokens) };
  }
  if (token.type === "list") {
    const items = token.items.map(({ tokens }) => inlinesOf(tokens));
    return { kind: "list", ordered: token.ordered, items };
  }
  if (token.type === "table") {
    const head = token.header.map(({ tokens }) => inlinesOf(tokens));
    const rows = token.rows.map((row) => row.map(({ tokens }) => inlinesOf(tokens)));
    return { kind: "table", head, rows };
  }
  throw new Error(`The guide cannot have this: ${token.raw}`);
}

/** @param {import("marked").Token[]} tokens @returns {Inline[]} */
function inlinesOf(tokens) {
  return /** @type {Token[]} */ (tokens).flatMap((token) => {
    // A list's item is a text with further tokens in it.
    if (token.type === "text" && token.tokens) return inlinesOf(token.tokens);
    return [inlineOf(token)];
  });
}

/** @param {Token} token @returns {Inline} */
function inlineOf(token) {
  if (token.type === "text" || token.type === "escape") {
    return { kind: "text", text: token.text.replaceAll("\n", " ") };
  }
  if (token.type === "codespan") return { kind: "code", text: token.text };
  if (token.type === "strong" || token.type === "em") {
    return { kind: token.type, content: inlinesOf(token.tokens) };
  }
  if (token.type === "link" && token.href.startsWith("#")) {
    return { kind: "link", part: token.href.slice(1), content: inlinesOf(token.tokens) };
  }
  throw new Error(`The guide cannot have this: ${token.raw}`);
}

/** Gives the guide as the module `virtual:guide`; its pictures become files of the app. @returns {import("vite").Plugin} */
export const guidePlugin = () => ({
  name: "visavis-guide",
  resolveId: (id) => (id === "virtual:guide" ? `\0${id}` : undefined),
  async load(id) {
    if (id !== "\0virtual:guide") return undefined;
    this.addWatchFile(FILE);
    const guide = parseGuide(await readFile(FILE, "utf8"));
    const imports = await Promise.all(
      picturesOf(guide).map(async (picture, index) => {
        const file = inRoot("docs", picture.src);
        const { width, height } = imageSize(await readFile(file));
        Object.assign(picture, { src: `picture${index}`, width, height });
        return `import picture${index} from ${JSON.stringify(file)};`;
      }),
    );
    const value = JSON.stringify(guide).replace(/"src":"(picture\d+)"/g, '"src":$1');
    return `${imports.join("\n")}\nexport const guide = ${value};`;
  },
});

/** @param {Guide} guide @returns {Picture[]} */
export const picturesOf = ({ blocks, parts }) =>
  [...blocks, ...parts.flatMap((part) => part.blocks)].filter((block) => block.kind === "picture");
