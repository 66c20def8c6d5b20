import type { Page } from "@playwright/test";
import { expect, goTo, openReady, personCount, test } from "./fixtures.ts";
import { seedPeople } from "./seeded-people.mjs";

const row = (page: Page, name: string) =>
  page.getByTestId("collection-row").filter({ hasText: name });
const notices = (page: Page) => page.getByTestId("notices");

test("collections are made, renamed, opened and deleted; a deletion can be undone, and their people stay", async ({
  page,
}) => {
  await seedPeople(page, 30);
  await openReady(page, "/#/collections");

  await test.step("made, but no second one of a name", async () => {
    await expect(page.getByRole("button", { name: "Create" })).toBeDisabled();
    for (const name of ["Night shift", "night shift"]) {
      await page.getByTestId("collection-name").fill(name);
      await page.getByTestId("collection-name").press("Enter");
    }
    await expect(page.getByRole("alert")).toContainText("is taken");
    await expect(page.getByTestId("collection-row")).toHaveCount(2);
  });
  await test.step("renamed by keyboard, which Escape leaves", async () => {
    await row(page, "Night shift").getByRole("button", { name: "Rename" }).click();
    await page.keyboard.press("Escape");
    const rename = row(page, "Night shift").getByRole("button", { name: "Rename" });
    await expect(rename).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Day shift");
    await page.keyboard.press("Enter");
    await expect(row(page, "Day shift")).toContainText("0 people");
  });
  await test.step("opened", async () => {
    await row(page, "Every fifth").getByRole("link").click();
    await expect(page.getByTestId("people-count")).toHaveText("6 people");
    await goTo(page, "#/collections");
  });
  await test.step("deleted, unless that is undone", async () => {
    const remove = () => row(page, "Every fifth").getByRole("button", { name: "Delete" }).click();
    await remove();
    await expect(row(page, "Every fifth")).toHaveCount(0);
    await expect(notices(page)).toContainText("Its people stay enrolled.");
    await notices(page).getByRole("button", { name: "Undo" }).click();
    await expect(row(page, "Every fifth")).toContainText("6 people");
    await remove();
    await expect(notices(page)).toContainText("Every fifth was deleted.", { timeout: 20_000 });
    await expect(page.getByTestId("collection-row")).toHaveCount(1);
    expect(await personCount(page)).toBe(30);
  });
});
