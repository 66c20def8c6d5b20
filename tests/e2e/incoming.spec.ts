import { chromium } from "@playwright/test";
import { enrolFirst, expect, openReady, test } from "./fixtures.ts";
import { photo, photos } from "./photos.ts";

test("photos that another app shares are identified, and asked for only once", async ({ page }) => {
  await openReady(page);
  await enrolFirst(page);
  // From the first visit on the page is served by the worker, which takes the share.
  await page.reload();
  const { buffer } = await photo(page, photos.first.probe);
  const shared = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const form = new FormData();
    form.append("photos", new File([bytes], "shared.jpg", { type: "image/jpeg" }));
    form.append("title", "not a photo");
    const answer = await fetch("./share", { method: "POST", body: form, redirect: "manual" });
    return answer.type;
  }, buffer.toString("base64"));
  expect(shared).toBe("opaqueredirect");

  await page.goto("/?shared#/people");
  const face = page.getByTestId("face");
  await expect(face.first()).toHaveAttribute("data-name", photos.first.name, { timeout: 60_000 });
  expect(new URL(page.url()).search).toBe("");
  expect(new URL(page.url()).hash).toBe("#/");

  await page.goto("/?shared#/people");
  await expect(page.getByTestId("people-count")).toBeVisible();
  expect(new URL(page.url()).hash).toBe("#/people");
});

test("the manifest has shortcuts and takes photos", async ({ page }) => {
  await openReady(page);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
    return (await (await fetch(link?.href ?? "")).json()) as {
      shortcuts: { url: string }[];
      share_target: { action: string };
      file_handlers: { accept: Record<string, string[]> }[];
    };
  });
  expect(manifest.shortcuts.map(({ url }) => url)).toEqual(["./#/", "./#/enrol", "./#/roll-call"]);
  expect(manifest.share_target.action).toBe("./share");
  expect(Object.keys(manifest.file_handlers[0]?.accept ?? {})).toContain("image/jpeg");
});

test("a browser finds nothing that keeps it from installing the app", async ({
  launchOptions,
  baseURL,
}) => {
  // Not in a private window, where nothing can be installed.
  const profile = test.info().outputPath("profile");
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    baseURL: baseURL ?? "",
  });
  try {
    const page = await context.newPage();
    await openReady(page);
    const browser = await context.newCDPSession(page);
    const { errors } = await browser.send("Page.getAppManifest");
    const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
    expect([...errors, ...installabilityErrors]).toEqual([]);
  } finally {
    await context.close();
  }
});
