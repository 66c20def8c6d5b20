/** @file Visavis, by its built SDK. */
import { openFaceSdk } from "visavis";

/** @param {number} threads */
export async function open(threads) {
  const sdk = openFaceSdk({ database: "peers", threads, webgpu: "off" });
  await sdk.ready;
  return {
    look: async (/** @type {Blob} */ photo) => {
      try {
        await sdk.search.search(photo);
        return true;
      } catch (error) {
        if (/** @type {{ code?: string }} */ (error).code === "NO_FACE") return false;
        throw error;
      }
    },
    compare: async (/** @type {Blob} */ a, /** @type {Blob} */ b) => {
      try {
        return (await sdk.search.compare(a, b)).score;
      } catch (error) {
        if (/** @type {{ code?: string }} */ (error).code === "NO_FACE") return null;
        throw error;
      }
    },
    // Of `npm run bench`, which fills a real gallery.
    searcher: () => Promise.resolve(null),
  };
}
