/** @file Serves the app to the tablets of a network that need not reach the internet. Node only. */
import { renderUnicodeCompact } from "uqr";
import { inRoot } from "../files.mjs";
import { addresses, localName } from "./addresses.mjs";
import { authorityIn, certify } from "./authority.mjs";
import { serveTrustPage } from "./trust-page.mjs";

/** Kept, so that a tablet that has once trusted it need not do so again. */
const FOLDER = "lan";

/** @throws Error where this machine is on no network */
export async function prepare() {
  const all = addresses();
  const [first, ...others] = all;
  if (!first) throw new Error("This machine is on no network that others could find it in.");
  const name = localName();
  const authority = await authorityIn(inRoot(FOLDER), all);
  const https = await certify(authority, [first, ...others, name, "localhost", "127.0.0.1"]);
  return {
    /** For Vite. */
    preview: { host: "0.0.0.0", https, allowedHosts: [name] },

    /**
     * Prints how tablets get here, and serves them what they are to trust.
     *
     * @param {number} port The app's.
     */
    async welcome(port) {
      const app = `https://${first}:${port}/`;
      const helper = await serveTrustPage({
        ...{ certificate: authority.certificate, app, port: port + 1 },
      });
      const { port: helperPort } = /** @type {import("node:net").AddressInfo} */ (helper.address());
      const trust = `http://${first}:${helperPort}/`;
      console.log(`\nOn a tablet of the same network, once, to trust this machine: ${trust}\n`);
      console.log(renderUnicodeCompact(trust));
      console.log(`\nThen, and from then on: ${app}\n`);
      console.log(renderUnicodeCompact(app));
      const more = [...others, name].map((host) => `https://${host}:${port}/`);
      console.log(`\nAlso at ${more.join(", ")}`);
      console.log(
        `The key that tablets trust lies in the folder "${FOLDER}". It is good for addresses of local networks ` +
          `only; give it to nobody.`,
      );
      return helper;
    },
  };
}
