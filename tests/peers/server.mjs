/** @file Serves the products, the pages that drive them and the photos, all from one origin and isolated. */
import { createServer } from "node:http";
import sirv from "sirv";
import { inRoot } from "../../scripts/files.mjs";

/** Which threads need. */
const isolationHeaders = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/**
 * @param {string} photos The photos' folder.
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function serve(photos) {
  /** @type {[prefix: string, folder: string][]} */
  const folders = [
    ["/sdk", inRoot("dist-sdk")],
    ["/modules", inRoot("tests/peers/node_modules")],
    ["/pages", inRoot("tests/peers/pages")],
    ["/photos", photos],
  ];
  const handlers = folders.map(([prefix, folder]) => {
    // What a browser holds of an earlier start counts as there.
    const files = sirv(folder, { maxAge: 86_400, immutable: true });
    return /** @type {const} */ ([prefix, files]);
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
    const found = handlers.find(([prefix]) => request.url?.startsWith(`${prefix}/`));
    if (!found) return response.writeHead(404).end();
    const [prefix, files] = found;
    request.url = request.url?.slice(prefix.length);
    files(request, response, () => void response.writeHead(404).end());
  });
  await new Promise((resolve) => server.listen(0, () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { origin: `http://localhost:${port}`, close: () => void server.close() };
}
