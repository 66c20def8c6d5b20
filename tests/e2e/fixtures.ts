import { test as base, expect, type Page } from "@playwright/test";
import { photo, photos, type PhotoFile } from "./photos.ts";

/** Fails a test in whose course anything but this page's own origin was asked for anything. */
export const test = base.extend<{ guarded: undefined; triesPolicy: boolean }>({
  /** Set by a test that violates the policy on purpose. */
  triesPolicy: [false, { option: true }],
  guarded: [
    async ({ context, triesPolicy }, use, testInfo) => {
      testInfo.annotations.push({ type: "photos", description: photos.source });
      const foreign: string[] = [];
      const violations: string[] = [];
      context.on("request", (request) => {
        const { protocol, hostname } = new URL(request.url());
        const own = hostname === "localhost" || protocol === "blob:" || protocol === "data:";
        if (!own) foreign.push(request.url());
      });
      context.on("console", (message) => {
        if (message.text().includes("Content Security Policy")) violations.push(message.text());
      });
      context.on("weberror", (error) => violations.push(String(error.error())));
      await use(undefined);
      expect(foreign, "requests to another origin").toEqual([]);
      if (!triesPolicy) expect(violations, "violations and uncaught errors").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** As on a device where the introduction was closed: it comes over the screen at the first start. */
const wasIntroduced = (to: Page): Promise<unknown> =>
  to.addInitScript(() => {
    // Pages without an origin have no storage.
    if (location.protocol.startsWith("http")) localStorage.setItem("visavis-introduced", "on");
  });

/** Opens the app and waits until recognition runs and everything is cached. */
export async function openReady(page: Page, address = "/"): Promise<void> {
  await wasIntroduced(page);
  await page.goto(address);
  await expect(page.getByTestId("status")).toHaveText("Ready, works offline", { timeout: 90_000 });
}

/** Another screen of the page that is open. A relative `goto` would leave another origin's page. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((value) => (location.hash = value), hash);
}

/** Enrols through the screens, as a person would. */
export async function enrol(page: Page, name: string, files: PhotoFile[]): Promise<void> {
  // By way of another screen: the form starts empty also where it was open.
  await goTo(page, "#/people");
  await goTo(page, "#/enrol");
  await page.getByTestId("enrol-input").setInputFiles(files);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Enrol", exact: true }).click();
  await expect(page.getByRole("button", { name: "Enrol next" })).toBeVisible({ timeout: 60_000 });
}

export async function enrolFirst(page: Page): Promise<void> {
  await enrol(page, photos.first.name, [await photo(page, photos.first.enrol)]);
}

export async function enrolSecond(page: Page): Promise<void> {
  await enrol(page, photos.second.name, [await photo(page, photos.second.enrol)]);
}

/** Gives a photo to Identify and waits until its faces are drawn; their states and names, sorted. */
export async function identify(page: Page, file: PhotoFile, faces: number) {
  await goTo(page, "#/");
  await page.getByTestId("photo-input").setInputFiles(file);
  const found = page.getByTestId("face");
  await expect(found).toHaveCount(faces, { timeout: 60_000 });
  await expect(page.locator('[data-testid="face"][data-state="looking"]')).toHaveCount(0);
  const all = await found.evaluateAll((elements) =>
    elements.map(({ dataset }) => ({ state: dataset.state, name: dataset.name ?? "" })),
  );
  return all.sort((a, b) => a.name.localeCompare(b.name));
}

/** How many persons are stored, asked of the SDK. */
export const personCount = (page: Page): Promise<number> =>
  page.evaluate(async () => (await globalThis.visavis.persons.list({ take: 0 })).count);
