import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer, request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { authorityIn, certify } from "./authority.mjs";
import { serveTrustPage } from "./trust-page.mjs";

/** @type {string} */
let folder;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "visavis-lan-"));
});
afterEach(() => rm(folder, { recursive: true }));

/**
 * What a client that trusts this authority, and no other, gets from a server of this name.
 *
 * @param {{ key: string, cert: string }} server
 * @param {string} name
 * @param {string} [ca]
 */
async function visit(server, name, ca) {
  const host = createServer(server, (_, response) => response.end("hello"));
  await new Promise((resolve) => host.listen(0, () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (host.address());
  try {
    return await new Promise((resolve) => {
      const asked = request(
        {
          host: name,
          port,
          ca,
          agent: false,
          lookup: (_, __, done) => done(null, [{ address: "127.0.0.1", family: 4 }]),
        },
        (response) => response.on("data", (data) => resolve(String(data))),
      );
      asked.on("error", (/** @type {NodeJS.ErrnoException} */ { code }) => resolve(code));
      asked.end();
    });
  } finally {
    host.close();
  }
}

describe("the authority of this machine", () => {
  it("lets those who trust it, and nobody else, in by address and by name", async () => {
    const authority = await authorityIn(folder);
    const server = await certify(authority, ["127.0.0.1", "clinic.local"]);
    const { certificate } = authority;
    expect(await visit(server, "127.0.0.1", certificate)).toBe("hello");
    expect(await visit(server, "clinic.local", certificate)).toBe("hello");
    expect(await visit(server, "school.local", certificate)).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
    expect(await visit(server, "127.0.0.1")).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED/);
  });

  it("can speak for no site of the internet, whoever has its key", async () => {
    const authority = await authorityIn(folder);
    for (const name of ["example.org", "8.8.8.8"]) {
      const server = await certify(authority, ["127.0.0.1", name]);
      // Node has no word for a name outside of the constraints.
      expect(await visit(server, "127.0.0.1", authority.certificate)).toBe("UNSPECIFIED");
    }
  });

  it("can speak for an address of the internet where that is this machine's, and for no other", async () => {
    const authority = await authorityIn(folder, ["192.168.1.7", "203.0.113.5"]);
    const own = await certify(authority, ["127.0.0.1", "203.0.113.5"]);
    expect(await visit(own, "127.0.0.1", authority.certificate)).toBe("hello");
    const other = await certify(authority, ["127.0.0.1", "203.0.113.6"]);
    expect(await visit(other, "127.0.0.1", authority.certificate)).toBe("UNSPECIFIED");
    // Tablets that trust the one for local networks go on to do so.
    expect((await authorityIn(folder)).certificate).not.toBe(authority.certificate);
  });

  it("is kept, and its key is this user's alone", async () => {
    const { certificate } = await authorityIn(folder);
    const again = await authorityIn(folder);
    expect(again.certificate).toBe(certificate);
    const server = await certify(again, ["127.0.0.1"]);
    expect(await visit(server, "127.0.0.1", certificate)).toBe("hello");
    if (process.platform !== "win32") {
      expect((await stat(join(folder, "ca.key"))).mode & 0o077).toBe(0);
    }
    expect(await readFile(join(folder, "ca.crt"), "utf8")).toBe(certificate);
  });
});

describe("the page to trust it by", () => {
  it("gives the certificate and the way on, and nothing else", async () => {
    const { certificate } = await authorityIn(folder);
    const app = 'https://192.168.1.7:4173/?a="<b>';
    const server = await serveTrustPage({ certificate, app, port: 0 });
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    const get = (/** @type {string} */ path, method = "GET") =>
      fetch(`http://127.0.0.1:${port}${path}`, { method });
    const page = await (await get("/")).text();
    expect(page).toContain('href="https://192.168.1.7:4173/?a=&quot;&lt;b>"');
    const file = await get("/visavis-ca.crt");
    expect(file.headers.get("content-type")).toBe("application/x-x509-ca-cert");
    expect(await file.text()).toBe(certificate);
    expect((await get("/ca.key")).status).toBe(404);
    expect((await get("/", "POST")).status).toBe(405);
    const other = await serveTrustPage({ certificate, app, port });
    expect(/** @type {import("node:net").AddressInfo} */ (other.address()).port).not.toBe(port);
    other.close();
    server.close();
  });
});
