import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, goTo, test } from "./fixtures.ts";
import { seedPeople } from "./seeded-people.mjs";

/** @file The introduction. These tests do not use `openReady`, which opens the app as after it. */

const introduction = (page: Page) => page.getByTestId("first-run");
const title = (page: Page, name: string) =>
  expect(introduction(page).getByRole("heading", { name, level: 2 })).toBeVisible();
const ready = (page: Page) =>
  expect(page.getByTestId("status")).toHaveText("Ready, works offline", { timeout: 90_000 });

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
}

/** Presses Tab until that button or link has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = introduction(page)
    .getByRole("button", { name })
    .or(introduction(page).getByRole("link", { name }));
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach "${name}"`);
}

/** A button that went while it had the focus leaves the keyboard in the dialog. */
async function expectFocusInside(page: Page): Promise<void> {
  await page.keyboard.press("Tab");
  const inside = () =>
    introduction(page).evaluate((dialog) => dialog.contains(document.activeElement));
  expect(await inside()).toBe(true);
}

test.describe("on a desktop, by keyboard", () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test("goes through the three steps, changes the language, and does not come again", async ({
    page,
  }) => {
    await page.goto("/");
    await title(page, "Welcome to Visavis");
    await expect(introduction(page)).toBeFocused();
    await expectAccessible(page);

    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await title(page, "Bienvenido a Visavis");
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await page.keyboard.press("ArrowUp");
    await tabTo(page, "Next");
    await page.keyboard.press("Enter");

    await title(page, "Where the data lives");
    await expect(introduction(page)).toBeFocused();
    await expectAccessible(page);
    await tabTo(page, "Ask the browser to keep the data");
    await page.keyboard.press("Enter");
    const kept = await page.evaluate(() => navigator.storage.persisted());
    await expect(page.getByTestId("data-kept")).toHaveText(
      kept ? "The browser keeps the data." : /The browser did not agree\./,
    );
    await tabTo(page, "Next");
    await page.keyboard.press("Enter");

    await title(page, "Install, and begin");
    await expectAccessible(page);
    await tabTo(page, "Enrol the first person");
    await page.keyboard.press("Enter");
    await expect(introduction(page)).toBeHidden();
    await expect(page.getByRole("heading", { name: "Enrol", level: 1 })).toBeVisible();

    await page.reload();
    await ready(page);
    await expect(introduction(page)).toBeHidden();
  });
});

test.describe("on a phone, by touch", () => {
  test.use({ viewport: { width: 360, height: 800 }, hasTouch: true });

  test("is gone back in, skipped, and seen again from Settings", async ({ page }) => {
    await page.goto("/");
    const button = (name: string) => introduction(page).getByRole("button", { name });
    await button("Next").tap();
    await title(page, "Where the data lives");
    await button("Back").tap();
    await title(page, "Welcome to Visavis");
    // A slip of the finger beside it is no answer.
    await page.touchscreen.tap(4, 400);
    await title(page, "Welcome to Visavis");
    await button("Skip").tap();
    await expect(introduction(page)).toBeHidden();

    await page.reload();
    await ready(page);
    await expect(introduction(page)).toBeHidden();
    await goTo(page, "#/settings");
    const again = page.getByRole("button", { name: "Show the introduction again" });
    await again.tap();
    await title(page, "Welcome to Visavis");
    await page.keyboard.press("Escape");
    await expect(introduction(page)).toBeHidden();
    await expect(again).toBeFocused();

    await again.tap();
    await button("Next").tap();
    await button("Next").tap();
    await introduction(page).getByRole("link", { name: "Try with sample photos" }).tap();
    await expect(page.getByTestId("samples-start")).toBeVisible();
  });

  test("every step fits sideways, and its buttons are in view, in all languages", async ({
    page,
  }) => {
    for (const language of ["en", "es", "fr", "ar", "hi"]) {
      await page.goto("/icons/icon.svg");
      await page.evaluate((tag) => localStorage.setItem("visavis-language", tag), language);
      await page.goto("/");
      for (let step = 0; step < 3; step++) {
        const dialog = introduction(page);
        const overflow = await dialog.evaluate((node) => node.scrollWidth - node.clientWidth);
        expect(overflow, `${language}, step ${step}`).toBeLessThanOrEqual(0);
        const last = dialog.getByRole("button").last();
        await expect(last).toBeInViewport({ ratio: 1 });
        if (step < 2) await last.tap();
      }
    }
  });
});

test("says so where the browser keeps the data", async ({ page, context }) => {
  await page.goto("/");
  await introduction(page).getByRole("button", { name: "Next" }).click();
  await expect(page.getByTestId("data-kept")).toContainText("may clear the data");
  const devtools = await context.newCDPSession(page);
  const { targetInfo } = await devtools.send("Target.getTargetInfo");
  await devtools.send("Browser.grantPermissions", {
    permissions: ["durableStorage"],
    ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }),
  });
  const ask = page.getByRole("button", { name: "Ask the browser to keep the data" });
  await ask.click();
  await expect(page.getByTestId("data-kept")).toHaveText("The browser keeps the data.");
  await expect(ask).toBeHidden();
  await expectFocusInside(page);
});

test("says so where the browser does not offer to keep it", async ({ page }) => {
  // As in older browsers.
  await page.addInitScript(() => {
    Object.defineProperty(StorageManager.prototype, "persisted", { value: undefined });
    Object.defineProperty(StorageManager.prototype, "persist", { value: undefined });
  });
  await page.goto("/");
  await introduction(page).getByRole("button", { name: "Next" }).click();
  await expect(page.getByTestId("data-kept")).toContainText("does not offer to keep");
  await expect(page.getByRole("button", { name: "Ask the browser" })).toBeHidden();
});

test("installs by a button where the browser offers it, and says when it is done", async ({
  page,
}) => {
  await page.goto("/");
  const next = introduction(page).getByRole("button", { name: "Next" });
  await next.click();
  await next.click();
  // What Chromium sends when it finds the app installable; a browser that is driven never does.
  await page.evaluate(() => {
    const prompt = () => Promise.resolve(dispatchEvent(new Event("appinstalled")));
    dispatchEvent(Object.assign(new Event("beforeinstallprompt"), { prompt }));
  });
  const install = page.getByTestId("install");
  await install.getByRole("button", { name: "Install the app" }).click();
  await expect(install).toContainText("The app is installed.");
  await expect(install.getByRole("button")).toBeHidden();
  await expectFocusInside(page);
});

test.describe("in a browser that forgets", () => {
  test.use({
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
  });

  test("warns, and tells how to install by hand", async ({ page }) => {
    await page.goto("/");
    const next = introduction(page).getByRole("button", { name: "Next" });
    await next.click();
    await expect(page.getByTestId("forgets")).toContainText("seven days");
    await expectAccessible(page);
    await next.click();
    await expect(page.getByTestId("install")).toContainText("Add to Home Screen");
    await expect(page.getByTestId("install")).toContainText("do not move there");

    await page.keyboard.press("Escape");
    await goTo(page, "#/settings");
    await expect(page.getByTestId("storage-facts")).toContainText("Add to Home Screen");
  });
});

test("does not come where somebody is enrolled", async ({ page }) => {
  await seedPeople(page, 3);
  await page.goto("/#/people");
  await expect(page.getByTestId("people-count")).toHaveText("3 people");
  await ready(page);
  await expect(introduction(page)).toBeHidden();
});
