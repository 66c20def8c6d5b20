import { chromium } from "@playwright/test";
import { badFiles } from "./bad-files.ts";
import { enrolFirst, expect, openReady, personCount, test, goTo } from "./fixtures.ts";

test("each bad file is refused at enrolment with its code and advice, and changes nothing", async ({
  page,
}) => {
  await openReady(page);
  await enrolFirst(page);
  for (const { what, code, make } of badFiles) {
    await test.step(what, async () => {
      await goTo(page, "#/people");
      await goTo(page, "#/enrol");
      await page.getByTestId("enrol-input").setInputFiles(await make(page));
      await page.getByLabel("Name", { exact: true }).fill("Nobody");
      await page.getByRole("button", { name: "Enrol", exact: true }).click();
      const alert = page.getByTestId("alert").first();
      await expect(alert, what).toHaveAttribute("data-code", code, { timeout: 60_000 });
      await expect(alert).toContainText(/[A-Z].+\./);
      // What was entered is kept, and so is what was stored.
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Nobody");
      expect(await personCount(page)).toBe(1);
    });
  }
});

test("Identify says what is wrong with a photo, too", async ({ page }) => {
  await openReady(page);
  await enrolFirst(page);
  // Two faces are welcome here, and a small photo is, too.
  const bad = badFiles.filter(({ what }) => !/two faces|under 224/.test(what));
  for (const { what, code, make } of bad) {
    await test.step(what, async () => {
      await goTo(page, "#/people");
      await goTo(page, "#/");
      await page.getByTestId("photo-input").setInputFiles(await make(page));
      await expect(page.getByTestId("alert").first(), what).toHaveAttribute("data-code", code, {
        timeout: 60_000,
      });
    });
  }
});

test("without WebAssembly SIMD the app says so, and what is stored stays readable", async ({
  launchOptions,
}) => {
  const browser = await chromium.launch({
    ...launchOptions,
    // V8 emulates no SIMD: without these instructions it refuses modules that use it.
    args: [...(launchOptions.args ?? []), "--js-flags=--no-enable-ssse3"],
  });
  const page = await browser.newPage();
  await page.goto(test.info().project.use.baseURL ?? "");
  await expect(page.getByTestId("status")).toHaveText("Recognition is off");
  const alert = page.getByTestId("alert").first();
  await expect(alert).toHaveAttribute("data-code", "MODEL_LOAD_FAILED");
  await expect(alert).toContainText("too old");
  expect(await personCount(page)).toBe(0);
  const code = await page.evaluate(() =>
    globalThis.visavis.search.detect("icons/icon-512.png").then(
      () => "none",
      (error: { code: string }) => error.code,
    ),
  );
  expect(code).toBe("MODEL_LOAD_FAILED");
  await browser.close();
});
