/** @file The user guide, from Markdown to what `src/app/guide` draws: no HTML is made anywhere. */
import { createHash } from "node:crypto";
import { lexer } from "marked";

/** @typedef {import("../src/app/guide/document.ts").Part} Part */
/** @typedef {import("../src/app/guide/document.ts").Block} Block */
/** @typedef {import("../src/app/guide/document.ts").Inline} Inline */
/** @typedef {import("../src/app/guide/document.ts").Picture} Picture */
/** @typedef {import("marked").MarkedToken} Token */

/** A part as it is written; in a translation with the English part's id and digest. @typedef {Pick<Part, "id" | "title" | "blocks"> & { of: string }} WrittenPart */

/** Stands before each heading of a translation: which English part it translates, in which state. */
const ORIGIN = /^<!-- of: (\S+) ([0-9a-f]{8}) -->\s*$/;

/**
 * @param {string} markdown One heading of the first degree, then parts under headings of the second.
 * @returns {WrittenPart[]} Pictures have their address as it is written, and no size yet.
 * @throws {Error} For whatever the app could not draw, and links to parts that are not there.
 */
export function parseGuide(markdown) {
  /** @type {{ part: WrittenPart, tokens: Token[] }[]} */
  const found = [];
  /** Ids by what links call the part. @type {Map<string, string>} */
  const links = new Map();
  /** @type {RegExpExecArray | null} */
  let origin = null;
  for (const token of /** @type {Token[]} */ (lexer(markdown))) {
    const isComment = token.type === "html" && ORIGIN.test(token.text);
    if (isComment) origin = ORIGIN.exec(token.text);
    else if (token.type === "heading" && token.depth === (found.length === 0 ? 1 : 2)) {
      const name = nameOf(token.text);
      const [, id = name, of = ""] = origin ?? [];
      found.push({ part: { id, of, title: token.text, blocks: [] }, tokens: [] });
      links.set(name, id);
      origin = null;
    } else if (token.type !== "space") {
      const last = found.at(-1);
      if (!last) throw new Error("The guide begins with its title.");
      last.tokens.push(token);
    }
  }
  return found.map(({ part, tokens }) => ({
    ...part,
    blocks: tokens.map((token) => blockOf(token, links)),
  }));
}

/** As GitHub names headings. @param {string} title */
const nameOf = (title) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N} -]/gu, "")
    .replaceAll(" ", "-");

/** Changes with every word of the part. @param {WrittenPart} part */
export const digestOf = ({ title, blocks }) =>
  createHash("sha256").update(JSON.stringify({ title, blocks })).digest("hex").slice(0, 8);

/**
 * @param {WrittenPart[]} english
 * @param {WrittenPart[]} translation Parts that are missing in it stay in English.
 * @param {string} language
 * @returns {Part[]}
 */
export const inLanguage = (english, translation, language) =>
  english.map((part) => {
    const own = translation.find(({ id }) => id === part.id);
    const { id, title, blocks } = own ?? part;
    const isOlder = own !== undefined && own.of !== digestOf(part);
    return { id, title, blocks, language: own ? language : "en", isOlder };
  });

/** @param {Pick<Part, "blocks">[]} parts @returns {Picture[]} */
export const picturesOf = (parts) =>
  parts.flatMap(({ blocks }) => blocks).filter((block) => block.kind === "picture");

/** @param {Token} token @param {Map<string, string>} links @returns {Block} */
function blockOf(token, links) {
  if (token.type === "paragraph") {
    const [only, ...others] = token.tokens;
    if (only?.type === "image" && others.length === 0) {
      return { kind: "picture", src: only.href, alt: only.text, width: 0, height: 0 };
    }
    return { kind: "paragraph", content: inlinesOf(token.tokens, links) };
  }
  if (token.type === "list") {
    const items = token.items.map(({ tokens }) => inlinesOf(tokens, links));
    return { kind: "list", ordered: token.ordered, items };
  }
  if (token.type === "table") {
    const head = token.header.map(({ tokens }) => inlinesOf(tokens, links));
    const rows = token.rows.map((row) => row.map(({ tokens }) => inlinesOf(tokens, links)));
    return { kind: "table", head, rows };
  }
  throw new Error(`The guide cannot have this: ${token.raw}`);
}

/** @param {import("marked").Token[]} tokens @param {Map<string, string>} links @returns {Inline[]} */
function inlinesOf(tokens, links) {
  return /** @type {Token[]} */ (tokens).flatMap((token) => {
    // A list's item is a text with further tokens in it.
    if (token.type === "text" && token.tokens) return inlinesOf(token.tokens, links);
    return [inlineOf(token, links)];
  });
}

/** @param {Token} token @param {Map<string, string>} links @returns {Inline} */
function inlineOf(token, links) {
  if (token.type === "text" || token.type === "escape") {
    return { kind: "text", text: token.text.replaceAll("\n", " ") };
  }
  if (token.type === "codespan") return { kind: "code", text: token.text };
  if (token.type === "strong" || token.type === "em") {
    return { kind: token.type, content: inlinesOf(token.tokens, links) };
  }
  if (token.type === "link" && token.href.startsWith("#")) {
    const part = links.get(decodeURIComponent(token.href.slice(1)));
    if (part === undefined) throw new Error(`The guide has no part for this: ${token.raw}`);
    return { kind: "link", part, content: inlinesOf(token.tokens, links) };
  }
  throw new Error(`The guide cannot have this: ${token.raw}`);
}
