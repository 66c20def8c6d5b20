import type { Locator, Page } from "@playwright/test";
import { expect, openReady, personCount, test } from "./fixtures.ts";
import { photo, photos, type PhotoFile } from "./photos.ts";

/** @file The main job by keyboard alone. */

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, wanted: Locator, presses = 40): Promise<void> {
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press("Tab");
    const isThere = await wanted.evaluateAll((all) =>
      all.some((one) => one === document.activeElement),
    );
    if (isThere) return;
  }
  throw new Error(`Tab does not reach ${String(wanted)}`);
}

/** Opens the file dialog of the button that has the focus, and chooses this photo. */
async function choose(page: Page, file: PhotoFile): Promise<void> {
  const asked = page.waitForEvent("filechooser", { timeout: 30_000 });
  await page.keyboard.press("Enter");
  await (await asked).setFiles(file);
}

const main = (page: Page) => page.locator("main");

/** Follows the link or button that has the focus to another screen, which takes it once it is there. */
async function enter(page: Page, title: string): Promise<void> {
  await page.keyboard.press("Enter");
  await expect(page).toHaveTitle(`${title} – Visavis`);
  await expect(main(page)).toBeFocused();
}

test("by keyboard alone: enrols, identifies, looks at a face, renames and deletes", async ({
  page,
}) => {
  test.slow();
  const { first } = photos;
  // As long as nobody listens, a dialog opens by itself, and listening takes a moment to hold.
  page.on("filechooser", () => undefined);
  await openReady(page);
  await expect(page).toHaveTitle("Identify – Visavis");

  await test.step("the first stop leads past the navigation", async () => {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Skip to content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(main(page)).toBeFocused();
  });
  await test.step("enrols", async () => {
    await tabTo(page, main(page).getByRole("link", { name: "Enrol someone" }));
    await enter(page, "Enrol");
    await tabTo(page, page.getByRole("button", { name: "Choose photos" }));
    await choose(page, await photo(page, first.enrol));
    await tabTo(page, page.getByLabel("Name", { exact: true }));
    await page.keyboard.type(first.name);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Enrol next" })).toBeVisible({ timeout: 60_000 });
  });
  await test.step("identifies; the sheet takes the focus, Escape gives it back", async () => {
    await tabTo(page, page.getByRole("navigation").getByRole("link", { name: "Identify" }));
    await enter(page, "Identify");
    await tabTo(page, page.getByRole("button", { name: "Choose photo" }));
    await choose(page, await photo(page, first.probe));
    const face = page.locator('[data-testid="face"][data-state="match"]');
    await expect(face).toBeVisible({ timeout: 60_000 });
    await tabTo(page, face);
    await page.keyboard.press("Enter");
    const sheet = page.getByTestId("face-sheet");
    await expect(sheet.getByRole("heading", { name: first.name, level: 2 })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    await expect(face).toBeFocused();
  });
  await test.step("renames", async () => {
    await tabTo(page, page.getByRole("navigation").getByRole("link", { name: "People" }));
    await enter(page, "People");
    await tabTo(page, page.getByTestId("person-row"));
    await enter(page, "Person");
    await expect(page.getByRole("heading", { name: first.name, level: 1 })).toBeVisible();
    await tabTo(page, page.getByRole("button", { name: "Edit" }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByLabel("Name", { exact: true }));
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("Renamed");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Renamed", level: 1 })).toBeVisible();
  });
  await test.step("deletes, takes that back, and leaves it at that the second time", async () => {
    const notices = page.getByTestId("notices");
    await tabTo(page, main(page).getByRole("button", { name: "Delete", exact: true }));
    await page.keyboard.press("Enter");
    await tabTo(page, notices.getByRole("button", { name: "Undo" }));
    await page.keyboard.press("Enter");
    await expect(main(page).getByText("Will be deleted")).toHaveCount(0);
    await tabTo(page, page.getByTestId("person-row"));
    await page.keyboard.press("Enter");
    await tabTo(page, main(page).getByRole("button", { name: "Delete", exact: true }));
    await page.keyboard.press("Enter");
    await expect.poll(() => personCount(page), { timeout: 30_000 }).toBe(0);
  });
});
