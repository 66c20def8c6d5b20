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
  const open = process.argv.includes("--host");

  await setup();
  const { build, preview } = await import("vite");
  await build({ logLevel: "warn" });
  // A port that is taken is no fault: Vite goes on to the next free one.
  const server = await preview({ preview: { port, strictPort: false, host: open || undefined } });

  const { local, network } = server.resolvedUrls ?? { local: [], network: [] };
  console.log(`\nVisavis is at ${local[0]}  (stop with Ctrl-C)`);
  if (open) {
    for (const url of network) console.log(`On the network: ${url}`);
    console.log(
      "Over plain http a browser allows the camera and offline use on localhost only: " +
        "other machines need https.",
    );
  }

  const stop = async () => {
    // HTTP/2, which Vite speaks over https, has no such call.
    if ("closeAllConnections" in server.httpServer) server.httpServer.closeAllConnections();
    await server.close();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
