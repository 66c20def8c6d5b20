import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createHash, X509Certificate } from "node:crypto";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { authorityIn, certify } from "../../scripts/lan/authority.mjs";
import { enrolFirst, expect, openReady, personCount, test } from "./fixtures.ts";

/** A browser to which this server's certificate, and no other, is as good as one of an installed authority. */
async function browserThatTrusts(cert: string, profile: string, launchOptions: object) {
  const { publicKey } = new X509Certificate(cert);
  const key = publicKey.export({ type: "spki", format: "der" });
  const pin = createHash("sha256").update(key).digest("base64");
  const options = launchOptions as { args?: string[] };
  return chromium.launchPersistentContext(profile, {
    ...options,
    args: [...(options.args ?? []), `--ignore-certificate-errors-spki-list=${pin}`],
  });
}

test("over https from a laptop's own authority: isolated, offline, with the camera", async ({
  launchOptions,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "visavis-lan-"));
  const https = await certify(await authorityIn(folder), ["127.0.0.1"]);
  const server = await preview({
    logLevel: "silent",
    preview: { port: 4871, host: "127.0.0.1", https },
  });
  const browser = await browserThatTrusts(https.cert, join(folder, "profile"), launchOptions);
  const page = browser.pages()[0] ?? (await browser.newPage());
  await openReady(page, "https://127.0.0.1:4871/");
  expect(await page.evaluate(() => crossOriginIsolated && "mediaDevices" in navigator)).toBe(true);
  await enrolFirst(page);
  await server.close();
  await page.reload();
  await expect(page.getByTestId("status")).toHaveText("Ready, works offline");
  expect(await personCount(page)).toBe(1);
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Resolves once something listens there. */
async function answers(host: string, port: number): Promise<void> {
  await expect
    .poll(
      () =>
        new Promise((resolve) => {
          const socket = connect(port, host, () => resolve(true));
          socket.on("error", () => resolve(false)).on("connect", () => socket.end());
        }),
    )
    .toBe(true);
}

const NGINX = "/usr/sbin/nginx";
const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

test("behind nginx, as the docs have it", async ({ launchOptions }) => {
  test.skip(!existsSync(NGINX), "nginx is not installed");
  const folder = await mkdtemp(join(tmpdir(), "visavis-nginx-"));
  const { key, cert } = await certify(await authorityIn(folder), ["localhost"]);
  await writeFile(join(folder, "server.key"), key);
  await writeFile(join(folder, "server.crt"), cert);
  await mkdir(join(folder, "logs"));
  const hasBrotli = existsSync(BROTLI);
  const site = (await readFile("docs/deploy/nginx.conf", "utf8"))
    .replace("listen 443 ssl", "listen 4872 ssl")
    .replace("visavis.example", "localhost")
    .replaceAll("/etc/visavis", folder)
    .replace("/srv/visavis/dist", join(process.cwd(), "dist"))
    .replace("include mime.types", "include /etc/nginx/mime.types")
    .replace("brotli_static on;", hasBrotli ? "brotli_static on;" : "");
  await writeFile(
    join(folder, "nginx.conf"),
    `${hasBrotli ? `load_module ${BROTLI};` : ""}
    daemon off;
    pid ${folder}/nginx.pid;
    error_log ${folder}/logs/error.log;
    events {}
    http {
      access_log off;
      client_body_temp_path ${folder}/body;
      proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi;
      scgi_temp_path ${folder}/scgi;
      ${site}
    }`,
  );
  const args = ["-p", folder, "-c", join(folder, "nginx.conf")];
  // Says what it does not understand.
  await promisify(execFile)(NGINX, ["-t", ...args]);
  const nginx = execFile(NGINX, args);
  await answers("localhost", 4872);
  const browser = await browserThatTrusts(cert, join(folder, "profile"), launchOptions);
  const page = browser.pages()[0] ?? (await browser.newPage());
  const encodings = new Map<string, string>();
  page.on("response", (response) => {
    const name = /assets\/([a-z]+)[^/]*$/.exec(response.url())?.[1];
    if (name) encodings.set(name, response.headers()["content-encoding"] ?? "none");
  });
  await openReady(page, "https://localhost:4872/");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  if (existsSync("dist/index.html.br")) {
    expect(encodings.get("start")).toBe(hasBrotli ? "br" : "gzip");
  }
  await browser.close();
  nginx.kill();
  await rm(folder, { recursive: true });
});
