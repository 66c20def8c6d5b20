import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import sirv from "sirv";
import { enrolFirst, expect, goTo, identify, openReady, personCount, test } from "./fixtures.ts";
import { DLIB, dlibPack, install } from "./packs.ts";
import { photo, photos } from "./photos.ts";
import { ownServer } from "./server.ts";

test("with the server gone and the browser closed and opened again, everything is still there", async ({
  launchOptions,
}) => {
  test.slow();
  const profile = await mkdtemp(join(tmpdir(), "visavis-profile-"));
  const open = () => chromium.launchPersistentContext(profile, launchOptions);
  const server = await ownServer();

  const before = await open();
  const page = before.pages()[0] ?? (await before.newPage());
  await openReady(page, server.origin);
  await enrolFirst(page);
  const devtools = await before.newCDPSession(page);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  expect(installabilityErrors).toEqual([]);
  await server.stop();
  await page.reload();
  await expect(page.getByTestId("status")).toHaveText("Ready, works offline");
  await before.close();

  const after = await open();
  const again = after.pages()[0] ?? (await after.newPage());
  await openReady(again, server.origin);
  expect(await personCount(again)).toBe(1);
  expect(await again.evaluate(() => crossOriginIsolated)).toBe(true);
  const { group } = photos;
  const faces = await identify(
    again,
    await photo(again, group.file),
    group.named.length + group.strangers,
  );
  expect(faces.map(({ name }) => name)).toContain(photos.first.name);
  await test.step("what is loaded at its first use says so", async () => {
    await goTo(again, "#/samples");
    await again.getByTestId("samples-start").click();
    await expect(again.getByText("Connect to the network once")).toBeVisible();
    // Our own kernels do not know all of this model; ONNX Runtime was never needed before.
    await goTo(again, "#/models");
    await again.getByTestId("model-files").setInputFiles(await dlibPack());
    await expect(again.getByText("Connect to a network once")).toBeVisible({ timeout: 60_000 });
    await expect(again.getByTestId("status")).toHaveText("Ready, works offline");
  });
  await test.step("once there is a network it is loaded, and kept", async () => {
    const network = await ownServer();
    await install(again, DLIB, await dlibPack());
    await network.stop();
    await again.evaluate(() => globalThis.visavis.models.use("dlib-resnet@1"));
    await again.reload();
    await openReady(again, server.origin);
    const inUse = await again.evaluate(async () =>
      (await globalThis.visavis.models.list()).filter((one) => one.inUse),
    );
    expect(inUse.map(({ id }) => id)).toContain(DLIB);
    await expect(again.getByTestId("status")).toHaveText("Ready, works offline");
  });
  await after.close();
});

test("a host that sets no headers, in a sub-folder: isolated and policed from the second load on", async ({
  page,
}) => {
  const files = sirv("dist", { dev: false });
  const host = createServer((request, response) => {
    request.url = (request.url ?? "/").replace(/^\/clinic\//, "/");
    files(request, response);
  });
  await new Promise<void>((resolve) => host.listen(4873, resolve));
  await openReady(page, "http://localhost:4873/clinic/");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  // Not isolated it recognises too, with one thread.
  const first = await page.evaluate(() => globalThis.visavis.ready);
  expect(first).toMatchObject({ backend: "wasm", threads: 1 });
  await enrolFirst(page);
  const alone = await identify(page, await photo(page, photos.first.probe), 1);
  expect(alone).toEqual([{ state: "match", name: photos.first.name }]);
  const second = await page.reload();
  await openReady(page, "http://localhost:4873/clinic/");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(second?.headers()["content-security-policy"]).toContain("default-src 'none'");
  const { threads } = await page.evaluate(() => globalThis.visavis.ready);
  expect(threads).toBeGreaterThan(1);
  host.closeAllConnections();
  await new Promise((resolve) => host.close(resolve));
});

test.describe("the policy", () => {
  test.use({ triesPolicy: true });

  test("the page's policy lets nothing leave the origin", async ({ page }) => {
    await openReady(page);
    const outcome = await page.evaluate(async () => {
      const violation = new Promise<string>((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => {
          resolve(event.effectiveDirective);
        });
      });
      const request = await fetch("https://example.com/").then(
        () => "let through",
        () => "refused",
      );
      return { request, directive: await violation };
    });
    expect(outcome).toEqual({ request: "refused", directive: "connect-src" });
  });
});
