import type { Page } from "@playwright/test";
import { enrolFirst, expect, goTo, openReady, personCount, test } from "./fixtures.ts";
import { photo, photos } from "./photos.ts";

/** Enrols the other photo of the first person under another name, up to the question who it is. */
async function enrolAgain(page: Page, name: string): Promise<void> {
  await goTo(page, "#/people");
  await goTo(page, "#/enrol");
  await page.getByTestId("enrol-input").setInputFiles([await photo(page, photos.first.probe)]);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Enrol", exact: true }).click();
  await expect(
    page.getByRole("heading", { name: `Looks like ${photos.first.name}: already here?` }),
  ).toBeVisible({ timeout: 60_000 });
}

/** Whom the first person was marked against, by name, and the way to mark "Somebody". */
async function marksOf(page: Page) {
  const find = (name: string) =>
    page.evaluate(
      async (search) => (await globalThis.visavis.persons.list({ search })).persons[0]?.id ?? "",
      name,
    );
  const pair = [await find(photos.first.name), await find("Somebody")] as const;
  return {
    marks: () =>
      page.evaluate(
        async ([id]) => (await globalThis.visavis.persons.differences(id)).map(({ name }) => name),
        pair,
      ),
    mark: () => page.evaluate((ids) => globalThis.visavis.persons.markDifferent(...ids), pair),
  };
}

test("somebody already here: back keeps the entries, adding photos makes no second person", async ({
  page,
}) => {
  await openReady(page);
  await enrolFirst(page);
  await enrolAgain(page, "Somebody");
  await expect(page.getByTestId("duplicates").getByRole("img")).toHaveCount(2);
  expect(await personCount(page)).toBe(1);

  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Somebody");
  await page.getByRole("button", { name: "Enrol", exact: true }).click();
  await page.getByTestId("add-to-candidate").click();
  await expect(page.getByTestId("enrolled")).toContainText(photos.first.name, { timeout: 60_000 });
  await expect(page.getByTestId("enrolled").getByRole("img")).toHaveCount(2);
  expect(await personCount(page)).toBe(1);
});

test("someone else: enrolled and told apart; merged on the person's screen, and undone", async ({
  page,
}) => {
  await openReady(page);
  await enrolFirst(page);
  await enrolAgain(page, "Somebody");
  await page.getByTestId("someone-else").click();
  await expect(page.getByTestId("enrolled")).toContainText("Somebody", { timeout: 60_000 });
  expect(await personCount(page)).toBe(2);

  // Taken back in the notice, and said anew.
  const notice = page.getByTestId("notices").getByText(`Somebody is not ${photos.first.name}`);
  await expect(notice).toBeVisible();
  const { marks, mark } = await marksOf(page);
  expect(await marks()).toEqual(["Somebody"]);
  await page.getByTestId("notices").getByRole("button", { name: "Undo" }).click();
  await expect(notice).toBeHidden();
  await expect.poll(marks).toEqual([]);
  await mark();

  await page.getByRole("link", { name: "Open person" }).click();
  const different = page.getByTestId("different-person");
  await expect(different).toContainText(photos.first.name);
  await page.getByText("Merge with another person").click();
  await page.getByTestId("person-picker").fill(photos.first.name);
  await page.getByRole("option", { name: photos.first.name }).click();
  await page.getByTestId("merge-submit").click();
  const record = page.getByTestId("merged-record");
  await expect(record).toContainText(photos.first.name);
  expect(await personCount(page)).toBe(1);
  // Nobody differs from themselves.
  await expect(different).toBeHidden();

  await record.getByRole("button", { name: "Undo" }).click();
  await expect(record).toBeHidden();
  expect(await personCount(page)).toBe(2);
  await different.getByRole("button", { name: "Undo" }).click();
  await expect(different).toBeHidden();
  expect(await marks()).toEqual([]);
});
