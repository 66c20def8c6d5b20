import { preview, type PreviewServer } from "vite";

/** Another one where two checkouts are tested at once. */
export const PORT = Number(process.env.VISAVIS_TEST_PORT || 4799);
export const ORIGIN = `http://localhost:${PORT}/`;

/** A server of one test's own, which can be stopped: the strictest way of having no network. */
export async function ownServer(): Promise<{ origin: string; stop: () => Promise<void> }> {
  const server: PreviewServer = await preview({ logLevel: "silent", preview: { port: 4850 } });
  const [origin = ""] = server.resolvedUrls?.local ?? [];
  return { origin, stop: () => server.close() };
}
