import type { Page } from "@playwright/test";
import { enrolFirst, enrolSecond, expect, openReady, test } from "./fixtures.ts";
import { photo, photos } from "./photos.ts";

/** Enrols the first person, and opens their screen. */
async function openFirst(page: Page): Promise<void> {
  await openReady(page);
  await enrolFirst(page);
  await page.getByRole("link", { name: "Open person" }).click();
  await expect(shown(page)).toHaveCount(1);
}

const shown = (page: Page) => page.getByTestId("person-photo");
const notices = (page: Page) => page.getByTestId("notices");
const choose = async (page: Page, source: Parameters<typeof photo>[1]) =>
  page.getByTestId("replace-input").setInputFiles([await photo(page, source)]);
const save = (page: Page) => page.getByTestId("photos-submit").click();
const remove = (page: Page, place: number) =>
  page.getByRole("button", { name: `Remove photo ${place}` }).click();

/** The ids of the stored photos of the only person, or of the one by this name. */
const stored = (page: Page): Promise<string[]> =>
  page.evaluate(async (name) => {
    const { persons } = await globalThis.visavis.persons.list();
    return persons.find((person) => person.name === name)?.thumbnails.map(({ id }) => id) ?? [];
  }, photos.first.name);

test("a photo is added, replaced and removed by itself; the last one stays, and it is said why", async ({
  page,
}) => {
  await openFirst(page);
  const [first = ""] = await stored(page);

  await test.step("the only one cannot be removed", async () => {
    const button = page.getByRole("button", { name: "Remove photo 1" });
    await expect(button).toHaveAttribute("aria-disabled", "true");
    // As a finger does, to which a disabled button looks like any other.
    await button.dispatchEvent("click");
    await expect(notices(page)).toContainText("The last photo stays");
    expect(await stored(page)).toEqual([first]);
  });
  await test.step("one more", async () => {
    await page.getByTestId("add-photo").click();
    await choose(page, photos.first.probe);
    await expect(page.getByTestId("review")).toHaveAttribute("data-refused", "false");
    await save(page);
    await expect(notices(page)).toContainText("Saved.");
    await expect(shown(page)).toHaveCount(2);
  });
  const [, second = ""] = await stored(page);
  await test.step("the first anew, with room for one", async () => {
    await page.getByRole("button", { name: "Replace photo 1" }).click();
    await choose(page, photos.first.enrol);
    await expect(page.getByText("The new photo takes the place of this one.")).toBeVisible();
    await expect(page.getByTestId("replace-input")).toHaveCount(0);
    await save(page);
    await expect(shown(page)).toHaveCount(2);
    const now = await stored(page);
    expect(now).toContain(second);
    expect(now).not.toContain(first);
  });
  await test.step("a removal can be taken back, and is none before its notice goes", async () => {
    const before = await stored(page);
    await remove(page, 1);
    await expect(shown(page).first()).toContainText("Will be removed");
    await expect(page.getByRole("button", { name: "Remove photo 2" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    expect(await stored(page)).toEqual(before);
    await notices(page).getByRole("button", { name: "Undo" }).click();
    await expect(shown(page).first()).not.toContainText("Will be removed");
    await remove(page, 1);
    // Ten seconds.
    await expect(shown(page)).toHaveCount(1, { timeout: 20_000 });
    expect(await stored(page)).toEqual(before.slice(1));
    await expect(notices(page)).toContainText("The photo was removed.");
  });
});

test("a photo that is of no use, or shows somebody else, changes nothing", async ({ page }) => {
  await openReady(page);
  await enrolSecond(page);
  await openFirst(page);
  const before = await stored(page);
  await page.getByTestId("add-photo").click();
  await choose(page, photos.twoFaces);
  await expect(page.getByTestId("review")).toHaveAttribute("data-refused", "true");
  await save(page);
  await expect(page.locator('[data-code="MULTIPLE_FACES"]')).toContainText("Nothing was changed");
  expect(await stored(page)).toEqual(before);

  await remove(page, 1);
  await choose(page, photos.second.enrol);
  await save(page);
  const sheet = page.getByTestId("duplicates");
  await expect(sheet).toContainText(`Looks like ${photos.second.name}`);
  await expect(page.getByTestId("someone-else")).toHaveText(`This is ${photos.first.name}: add`);
  await sheet.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  expect(await stored(page)).toEqual(before);
});

test("a reload before the notice goes removes nothing, and says so", async ({ page }) => {
  await openFirst(page);
  await page.getByTestId("add-photo").click();
  await choose(page, photos.first.probe);
  await save(page);
  await expect(shown(page)).toHaveCount(2);
  const before = await stored(page);
  await remove(page, 2);
  await expect(shown(page).nth(1)).toContainText("Will be removed");
  await page.reload();
  await expect(notices(page)).toContainText("It is still here.");
  await expect(shown(page)).toHaveCount(2);
  expect(await stored(page)).toEqual(before);
});
