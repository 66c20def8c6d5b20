import { FaceSdkError } from "../../contract/errors.ts";
import { MOST_BYTES } from "./entries.ts";

/** One person of the file: its text, or null where it is longer than any person is. */
export interface JsonElement {
  /** Offsets in bytes. */
  start: number;
  end: number;
  text: Blob | null;
}

/** Deeper than any person is; what is parsed must not fill the memory with brackets. */
const MOST_DEPTH = 64;
const CHUNK_BYTES = 1_000_000;
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const isBlank = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
const LIST_KEY = '"persons"';

/**
 * The persons of a JSON, one after the other: of `{ "persons": […] }`, of a list, or the one that
 * the whole file is. The file is read in pieces, so that it may be larger than the memory; what
 * each person's text says is for the caller to parse.
 * @throws FaceSdkError INVALID_ARGUMENT where the file is no JSON of this kind
 */
export async function* jsonElements(json: Blob): AsyncGenerator<JsonElement> {
  const walk = new Walk();
  for (let at = 0; at < json.size; at += CHUNK_BYTES) {
    const chunk = new Uint8Array(await json.slice(at, at + CHUNK_BYTES).arrayBuffer());
    for (const [start, end] of walk.through(chunk, at)) yield elementOf(json, start, end);
  }
  const list = walk.list;
  if (!list) {
    // Parsing it, which the caller does, is all that it takes to know whether it is whole.
    yield elementOf(json, 0, json.size);
    return;
  }
  await checkFrame(new Blob([json.slice(0, list.start), json.slice(list.end)]));
}

const elementOf = (json: Blob, start: number, end: number): JsonElement => ({
  ...{ start, end },
  text: end - start > MOST_BYTES ? null : json.slice(start, end),
});

/** What is round the persons must be JSON as well: a list that does not end was cut off. */
async function checkFrame(frame: Blob): Promise<void> {
  if (frame.size > CHUNK_BYTES) throw unreadableJson("There is too much round the persons.");
  await parseJson(frame);
}

/** @throws FaceSdkError INVALID_ARGUMENT */
export async function parseJson(text: Blob): Promise<unknown> {
  try {
    const bytes = await text.arrayBuffer();
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  } catch (cause) {
    throw unreadableJson(String(cause), cause);
  }
}

export const unreadableJson = (why: string, cause?: unknown) =>
  new FaceSdkError("INVALID_ARGUMENT", `Not a readable JSON: ${why}`, {
    advice: "This JSON file cannot be read: it is damaged, or no list of people. Make it anew.",
    cause,
  });

/** Goes over the bytes with an eye for nothing but strings, brackets and commas. */
class Walk {
  /** The list of persons without its brackets; its end is known once it was seen. */
  list: { start: number; end: number } | undefined;
  #depth = 0;
  /** At which depth the persons are. */
  #within = 0;
  #isOver = false;
  #start = 0;
  #isEmpty = true;
  #inString = false;
  #isEscaped = false;
  /** The beginning of the last string in the outermost object, which may be the list's key. */
  #key = "";
  #keyIsRead = false;

  *through(chunk: Uint8Array, offset: number): Generator<[start: number, end: number]> {
    let quote = -1;
    let backslash = -1;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (this.#inString) {
        if (this.#isEscaped) {
          this.#isEscaped = false;
          continue;
        }
        // Most of a file is pictures: their letters are stepped over in one go.
        if (quote < at) quote = orEnd(chunk.indexOf(QUOTE, at), chunk);
        if (backslash < at) backslash = orEnd(chunk.indexOf(BACKSLASH, at), chunk);
        const stop = Math.min(quote, backslash);
        this.#readKey(chunk, at, stop);
        this.#isEscaped = stop === backslash && stop < chunk.length;
        this.#inString = this.#isEscaped || stop === chunk.length;
        if (!this.#inString) this.#readKey(chunk, stop, stop + 1);
        at = stop;
        continue;
      }
      const element = this.#step(byte, offset + at);
      if (element) yield element;
    }
  }

  #step(byte: number, at: number): [start: number, end: number] | undefined {
    if (isBlank(byte)) return undefined;
    const inList = this.list !== undefined && !this.#isOver;
    if (inList && this.#depth === this.#within) {
      const closes = byte === CLOSE_LIST || byte === CLOSE_OBJECT;
      if (closes) {
        this.#depth -= 1;
        this.#isOver = true;
        if (this.list) this.list.end = at;
      }
      if (closes || byte === COMMA) return this.#endElement(at, closes);
      this.#isEmpty = false;
    }
    if (byte === QUOTE) this.#openString();
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.#open(byte, at);
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) this.#depth -= 1;
    else if (byte !== COLON) this.#key = "";
    return undefined;
  }

  #endElement(at: number, isLast: boolean): [start: number, end: number] | undefined {
    const start = this.#start;
    const isEmpty = this.#isEmpty;
    this.#start = at + 1;
    this.#isEmpty = true;
    if (!isEmpty) return [start, at];
    // Nothing between two commas, or behind the last one; a list of nobody is one.
    if (isLast && start === this.list?.start) return undefined;
    throw unreadableJson("There is a comma too many.");
  }

  #openString(): void {
    this.#inString = true;
    this.#keyIsRead = this.list === undefined && this.#depth === 1;
    this.#key = this.#keyIsRead ? '"' : "";
  }

  #readKey(chunk: Uint8Array, from: number, to: number): void {
    if (!this.#keyIsRead || this.#key.length > LIST_KEY.length) return;
    for (let at = from; at < Math.min(to, from + LIST_KEY.length); at++) {
      this.#key += String.fromCharCode(chunk[at] ?? 0);
    }
  }

  #open(byte: number, at: number): void {
    const isRoot = this.#depth === 0;
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw unreadableJson("There are brackets in too many others.");
    if (this.list || byte !== OPEN_LIST) return;
    if (!isRoot && !(this.#depth === 2 && this.#key === LIST_KEY)) return;
    this.#within = this.#depth;
    this.list = { start: at + 1, end: Infinity };
    this.#start = at + 1;
  }
}

const orEnd = (found: number, chunk: Uint8Array) => (found < 0 ? chunk.length : found);
