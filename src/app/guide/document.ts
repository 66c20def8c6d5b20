/** @file The user guide as the app draws it: made of `docs/user-guide.md` by `scripts/guide.mjs`, when the app is built. */

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
  /** In its own pixels. */
  width: number;
  height: number;
}

export interface Part {
  /** As GitHub would link to it. */
  id: string;
  title: string;
  blocks: Block[];
}

export interface Guide {
  title: string;
  /** What stands before the first part. */
  blocks: Block[];
  parts: Part[];
}
