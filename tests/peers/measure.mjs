/** @file What is measured of each product, in pages of their own. */
import { compressed } from "../../scripts/compressed.mjs";
import { processBytes } from "../bench/import-memory.mjs";

/** @typedef {import("@playwright/test").Browser} Browser */
/** @typedef {import("@playwright/test").Page} Page */

export const PRODUCTS = /** @type {const} */ (["visavis", "human", "face-api"]);
/** @typedef {typeof PRODUCTS[number]} Product */

/**
 * @param {import("@playwright/test").BrowserContext} context
 * @param {string} origin
 * @param {Product} product
 * @param {number} threads
 * @param {string} [photo] To look at as soon as it is open.
 */
export async function openPage(context, origin, product, threads, photo) {
  const page = await context.newPage();
  const asked = new URLSearchParams({ product, threads: `${threads}`, ...(photo && { photo }) });
  await page.goto(`${origin}/pages/product.html?${asked}`);
  await page.waitForFunction(() => "peer" in globalThis, undefined, { timeout: 120_000 });
  return page;
}

/** Photos that one product looks at before it is the next one's turn. */
const TURN = 8;
/** The first ones warm up. */
const WARM_UPS = 8;

/**
 * The products in turn, a few photos at a time, so that what disturbs one disturbs all. Between two photos there is no word
 * with the page: what that takes of the second processor would hide what threads gain.
 *
 * @param {Record<Product, Page>} pages
 * @param {string[]} photos
 */
export async function pipeline(pages, photos) {
  /** @type {Record<Product, { times: number[], undetected: number }>} */
  const found = {
    visavis: { times: [], undetected: 0 },
    human: { times: [], undetected: 0 },
    "face-api": { times: [], undetected: 0 },
  };
  for (let first = 0; first < photos.length; first += TURN) {
    const turn = photos.slice(first, first + TURN);
    for (const product of PRODUCTS) {
      const looks = await pages[product].evaluate(async (addresses) => {
        const all = [];
        for (const address of addresses) all.push(await globalThis.peer.look(address));
        return all;
      }, turn);
      for (const look of looks) {
        if (first >= WARM_UPS) found[product].times.push(look.ms);
        if (!look.found) found[product].undetected++;
      }
    }
  }
  return found;
}

/**
 * @param {Page} page
 * @param {{ a: string, b: string }[]} pairs Addresses.
 * @returns {Promise<(number | null)[]>}
 */
export async function similarities(page, pairs) {
  return page.evaluate(async (all) => {
    const found = [];
    for (const { a, b } of all) found.push(await globalThis.peer.compare(a, b));
    return found;
  }, pairs);
}

/**
 * From the start of the navigation to the first result, all files being in the browser's cache; in milliseconds.
 *
 * @param {import("@playwright/test").BrowserContext} context Which has opened the product before.
 * @param {string} origin
 * @param {Product} product
 * @param {number} threads
 * @param {string} photo
 */
export async function coldStart(context, origin, product, threads, photo) {
  const page = await openPage(context, origin, product, threads, photo);
  const ms = await page.evaluate(() => globalThis.peer.firstResult);
  await page.close();
  return ms;
}

/**
 * What a first visit loads, in bytes: as it is, and by brotli at its best; and what its process then occupies after
 * some photos.
 *
 * @param {Browser} browser Of this product alone.
 * @param {string} origin
 * @param {Product} product
 * @param {string[]} photos
 */
export async function firstVisit(browser, origin, product, photos) {
  const context = await browser.newContext();
  /** @type {Map<string, Promise<Buffer>>} */
  const bodies = new Map();
  context.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (/^\/(sdk|modules)\//.test(pathname)) bodies.set(pathname, response.body());
  });
  const page = await openPage(context, origin, product, 1);
  for (const photo of photos) {
    await page.evaluate((address) => globalThis.peer.look(address), photo);
  }
  const files = await Promise.all(bodies.values());
  const memory = await processBytes(await browser.newBrowserCDPSession(), "renderer");
  await context.close();
  const smaller = await Promise.all(files.map((file) => compressed(file, "br")));
  const sum = (/** @type {Buffer[]} */ all) => all.reduce((total, { length }) => total + length, 0);
  return { memory, files: files.length, raw: sum(files), brotli: sum(smaller) };
}
