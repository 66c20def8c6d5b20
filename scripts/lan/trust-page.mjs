/**
 * @file What a tablet opens first, over plain http: the certificate to trust, how that is done, and the way to the
 * app. Node only.
 */
import { createServer } from "node:http";

/**
 * @param {{ certificate: string, app: string, port: number }} options `app` is the app's address.
 * @returns {Promise<import("node:http").Server>} On that port, or where it is taken on any that is free.
 */
export function serveTrustPage({ certificate, app, port }) {
  const page = pageFor(app);
  const server = createServer(({ url, method }, response) => {
    if (method !== "GET" && method !== "HEAD") return response.writeHead(405).end();
    if (url === "/visavis-ca.crt") {
      return response
        .writeHead(200, { "Content-Type": "application/x-x509-ca-cert" })
        .end(certificate);
    }
    if (url !== "/") return response.writeHead(404).end();
    return response
      .writeHead(200, {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
      })
      .end(page);
  });
  return new Promise((resolve, reject) => {
    server.once("error", () => {
      server.once("error", reject);
      server.listen(0);
    });
    server.once("listening", () => resolve(server));
    server.listen(port);
  });
}

/** @param {string} app */
const pageFor = (app) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Visavis: before the first use</title>
    <style>
      :root { color-scheme: light dark; }
      body { max-width: 40rem; margin: 0 auto; padding: 1.5rem; font: 1.1rem/1.5 system-ui, sans-serif; }
      a.button { display: block; padding: 1rem; text-align: center; font-weight: 700; color: #fff; background: #1f5f5b; border-radius: 0.75rem; text-decoration: none; }
      li { margin-block: 0.75rem; }
      small { opacity: 0.8; }
    </style>
  </head>
  <body>
    <h1>Before the first use</h1>
    <p>This tablet does not know the computer that serves Visavis. Once it trusts its certificate, the camera and
      offline use work. The certificate is good for addresses of local networks and of this computer, for no site of the
      internet.</p>
    <ol>
      <li><a class="button" href="/visavis-ca.crt" download>Load the certificate</a></li>
      <li><strong>Android:</strong> Settings → Security → More → Install a certificate → CA certificate, and choose
        the file.</li>
      <li><strong>iPad, iPhone:</strong> Settings → Profile downloaded → Install; then General → About →
        Certificate Trust Settings, and switch it on.</li>
      <li><strong>Windows, macOS, Linux:</strong> add the file to the trusted root certificates of the system or
        browser.</li>
      <li><a class="button" href="${escapeHtml(app)}">Open Visavis</a></li>
    </ol>
    <p><small>When you no longer need it, remove the certificate where you installed it.</small></p>
  </body>
</html>
`;

/** @param {string} text */
const escapeHtml = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
