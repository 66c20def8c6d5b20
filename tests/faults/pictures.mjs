/** @file Photos by number, each of another face where there is LFW, small so that enrolling is quick. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { photosFor } from "../bench/import-photos.mjs";

export class Pictures {
  /** @type {import("../bench/import-photos.mjs").Photo[]} */
  #list;

  /**
   * @param {string} source
   * @param {import("../bench/import-photos.mjs").Photo[]} list
   */
  constructor(source, list) {
    this.source = source;
    this.#list = list;
  }

  /** @param {number} count */
  static async take(count) {
    const executablePath = await ensureChromium();
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    const { source, list } = await photosFor(browser, count);
    await browser.close();
    return new Pictures(source, list);
  }

  get count() {
    return this.#list.length;
  }

  /**
   * @param {number} number
   * @returns {Promise<string>}
   */
  async base64(number) {
    const photo = this.#list[number];
    if (!photo) throw new Error(`there is no photo ${number}`);
    return Buffer.from(await photo.bytes()).toString("base64");
  }

  /**
   * A folder with these photos and nothing else, as somebody would import it.
   *
   * @param {string} folder
   * @param {readonly number[]} numbers
   */
  async writeFolder(folder, numbers) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const number of numbers) {
      const photo = this.#list[number];
      if (photo) await writeFile(join(folder, photo.name), await photo.bytes());
    }
  }
}

/** The number of the photo that somebody was imported from: their name begins with it. */
export const numberOf = (/** @type {string} */ name) => Number(/^\d+/.exec(name)?.[0]);
