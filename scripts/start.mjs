/** @file Builds the app and serves it: `npm start`, or `npm start -- --host` for other machines. */
import { setup } from "./setup.mjs";

const DEFAULT_PORT = 4173;

try {
  await start();
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exit(1);
}

async function start() {
  const port = Number(process.env.PORT || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
  }

  await setup();
  // They need packages that are there only now.
  const { build, preview } = await import("vite");
  await build({ logLevel: "warn" });
  const lan = process.argv.includes("--host") ? await import("./lan/lan.mjs") : undefined;
  const access = await lan?.prepare();
  // A port that is taken is no fault: Vite goes on to the next free one.
  const server = await preview({ preview: { port, strictPort: false, ...access?.preview } });

  const [local = ""] = server.resolvedUrls?.local ?? [];
  console.log(`\nVisavis is at ${local}  (stop with Ctrl-C)`);
  const helper = await access?.welcome(Number(new URL(local).port));

  const stop = async () => {
    helper?.close();
    // HTTP/2, which Vite speaks over https, has no such call.
    if ("closeAllConnections" in server.httpServer) server.httpServer.closeAllConnections();
    await server.close();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
