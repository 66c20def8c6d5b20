/** @file The user guide as the app draws it: made of `docs/user-guide*.md` by `scripts/guide.mjs`, when the app is built. */

/** A piece of a sentence. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "strong"; content: Inline[] }
  | { kind: "em"; content: Inline[] }
  /** To another part of the guide, by its id. */
  | { kind: "link"; part: string; content: Inline[] };

export type Block =
  | { kind: "paragraph"; content: Inline[] }
  | { kind: "list"; ordered: boolean; items: Inline[][] }
  | { kind: "table"; head: Inline[][]; rows: Inline[][][] }
  | Picture;

export interface Picture {
  kind: "picture";
  src: string;
  /** What it shows, for who does not see it. */
  alt: string;
  /** In its own pixels; 0 before they are known. */
  width: number;
  height: number;
}

/** What stands under one heading. The first part is the introduction, under the guide's title. */
export interface Part {
  /** The same in every language: of the English heading, as GitHub links to it. */
  id: string;
  title: string;
  blocks: Block[];
  /** BCP 47; English where the part is not translated. */
  language: string;
  /** Whether the English part was changed since this one was translated. */
  isOlder: boolean;
}
