/**
 * @file Small photos, so that enrolling is quick: of each person one to import and another one to
 * add. Two of LFW where it is there, else twice the same, cut out of the sample photos.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { photosFor } from "../bench/import-photos.mjs";

const LFW = "../shared/faces/lfw/images";

/** @typedef {() => Promise<Uint8Array>} Read */

export class Pictures {
  /** By person. @type {{ name: string, photos: [Read, Read] }[]} */
  #people;

  /**
   * @param {string} source
   * @param {{ name: string, photos: [Read, Read] }[]} people
   */
  constructor(source, people) {
    this.source = source;
    this.#people = people;
  }

  /** @param {number} count */
  static async take(count) {
    if (existsSync(LFW)) return new Pictures("LFW", await fromLfw(count));
    const executablePath = await ensureChromium();
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    const { source, list } = await photosFor(browser, count);
    await browser.close();
    return new Pictures(
      source,
      list.map(({ name, bytes }) => ({ name, photos: [bytes, bytes] })),
    );
  }

  get count() {
    return this.#people.length;
  }

  /**
   * @param {import("./people.mjs").Photo} photo
   * @returns {Promise<string>}
   */
  async base64({ of, which }) {
    const person = this.#people[of];
    if (!person) throw new Error(`there is nobody with the number ${of}`);
    return Buffer.from(await person.photos[which]()).toString("base64");
  }

  /**
   * A folder with these people's first photos and nothing else, as somebody would import it.
   *
   * @param {string} folder
   * @param {number} first
   * @param {number} count
   */
  async writeFolder(folder, first, count) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const { name, photos } of this.#people.slice(first, first + count)) {
      await writeFile(join(folder, name), await photos[0]());
    }
  }
}

/** @param {number} count */
async function fromLfw(count) {
  /** @type {{ name: string, photos: [Read, Read] }[]} */
  const people = [];
  for (const folder of (await readdir(LFW)).sort()) {
    const files = (await readdir(join(LFW, folder))).sort();
    const [first, second] = files;
    if (!first || !second || people.length === count) continue;
    const read = (/** @type {string} */ file) => async () =>
      new Uint8Array(await readFile(join(LFW, folder, file)));
    // Letters at the end: no two photos are taken for one person's.
    const name = `${String(people.length).padStart(5, "0")} ${folder}.jpg`;
    people.push({ name, photos: [read(first), read(second)] });
  }
  return people;
}

/** Whose photo somebody was imported from: their name began with the number. */
export const numberOf = (/** @type {string} */ name) => Number(/^\d+/.exec(name)?.[0]);
