/**
 * @file One product in its page: `product.html?product=NAME&threads=N`, and with `&photo=ADDRESS` its first look at a
 * photo, timed from the start of the navigation.
 */

/**
 * @typedef {object} Product
 * @property {(photo: Blob) => Promise<boolean>} look All of a recognition but the search; whether a face was found.
 * @property {(a: Blob, b: Blob) => Promise<number | null>} compare How alike the two are, by its own measure; null where
 *   no face was found in one of them.
 * @property {(count: number) => Promise<(() => unknown) | null>} searcher Ready to search among so many templates; null:
 *   measured elsewhere.
 */

export {};

const asked = new URLSearchParams(location.search);
const { open: openProduct } = await import(`./${asked.get("product")}.js`);
/** @type {Product} */
const product = await openProduct(Number(asked.get("threads")));

/** @param {string} address */
const photoAt = async (address) => (await fetch(address)).blob();

const first = asked.get("photo");
if (first) await product.look(await photoAt(first));

/** @type {typeof globalThis.peer} */
const peer = {
  firstResult: performance.now(),

  async look(address) {
    const photo = await photoAt(address);
    const start = performance.now();
    const found = await product.look(photo);
    return { ms: performance.now() - start, found };
  },

  async compare(a, b) {
    return product.compare(await photoAt(a), await photoAt(b));
  },

  async search(count, runs) {
    const search = await product.searcher(count);
    if (!search) return null;
    const times = [];
    for (let run = -2; run < runs; run++) {
      const start = performance.now();
      search();
      if (run >= 0) times.push(performance.now() - start);
    }
    return times.sort((one, other) => one - other)[runs >> 1] ?? null;
  },
};
globalThis.peer = peer;
