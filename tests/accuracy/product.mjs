/** @file The product's own mathematics, for Node: what is measured is what ships. */
import { createServer } from "vite";

/** @returns {Promise<{ score: typeof import("../../src/engine/score.ts"), cohort: typeof import("../../src/gallery/cohort.ts"), fusion: typeof import("../../src/gallery/fusion.ts") }>} */
export async function loadProduct() {
  const server = await createServer({
    logLevel: "warn",
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  const [score, cohort, fusion] = await Promise.all([
    server.ssrLoadModule("/src/engine/score.ts"),
    server.ssrLoadModule("/src/gallery/cohort.ts"),
    server.ssrLoadModule("/src/gallery/fusion.ts"),
  ]);
  await server.close();
  return /** @type {Awaited<ReturnType<typeof loadProduct>>} */ ({ score, cohort, fusion });
}
