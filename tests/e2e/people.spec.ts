import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, goTo, openReady, personCount, test } from "./fixtures.ts";
import { seedPeople } from "./seeded-people.mjs";

const rows = (page: Page) => page.getByTestId("person-row");
const rowAt = (page: Page, row: number) => page.locator(`[data-row="${row}"]`);

/** The name that the SDK has at this place of the list. */
const nameAt = (page: Page, skip: number) =>
  page.evaluate(
    async (at) =>
      (await globalThis.visavis.persons.list({ skip: at, take: 1 })).persons[0]?.name ?? "",
    skip,
  );

const scrollTo = (page: Page, share: number) =>
  page.locator("main").evaluate((main, to) => (main.scrollTop = main.scrollHeight * to), share);

test("thousands of people: few rows in the page, all of them within reach", async ({ page }) => {
  await seedPeople(page, 3000);
  await openReady(page, "/#/people");
  await expect(page.getByTestId("people-count")).toHaveText("3,000 people");
  await expect(rowAt(page, 0)).toContainText(await nameAt(page, 0));
  expect(await rows(page).count()).toBeLessThan(40);

  await test.step("the middle and the end are read when they come into view", async () => {
    await scrollTo(page, 0.5);
    await expect(rowAt(page, 1500)).toContainText(await nameAt(page, 1500));
    await scrollTo(page, 1);
    await expect(rowAt(page, 2999)).toContainText(await nameAt(page, 2999));
    await expect(rowAt(page, 2999)).toBeInViewport();
    expect(await rows(page).count()).toBeLessThan(40);
  });
  await test.step("who comes back from a person finds the list where it was", async () => {
    await scrollTo(page, 0.4);
    const row = rows(page).nth(8);
    await expect(row).toBeInViewport();
    // While it scrolls the list takes no clicks, and Playwright would scroll it elsewhere to be able to click.
    await expect(page.locator("ul:has(> [data-row])")).not.toHaveCSS("pointer-events", "none");
    const name = (await row.locator(".name").textContent()) ?? "";
    const top = await row.evaluate((link) => link.getBoundingClientRect().top);
    await row.click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeInViewport();
    await page.getByRole("link", { name: "People" }).last().click();
    const again = rows(page).filter({ hasText: name }).first();
    await expect(again).toBeFocused();
    await expect
      .poll(() => again.evaluate((link) => link.getBoundingClientRect().top))
      .toBeCloseTo(top, 0);
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1, name })).toBeInViewport();
    await page.goForward();
    await expect(again).toBeInViewport();
  });
  await test.step("arrows, Home and End move from row to row", async () => {
    await page.keyboard.press("Home");
    await expect(rowAt(page, 0).getByRole("link")).toBeFocused();
    for (let i = 0; i < 30; i++) await page.keyboard.press("ArrowDown");
    await expect(rowAt(page, 30).getByRole("link")).toBeFocused();
    await expect(rowAt(page, 30)).toBeInViewport();
    await page.keyboard.press("End");
    await expect(rowAt(page, 2999).getByRole("link")).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(rowAt(page, 2998).getByRole("link")).toBeFocused();
  });
  await test.step("search, order and collection ask anew, from the top on", async () => {
    await page.getByTestId("people-collection").selectOption({ label: "Every fifth (600)" });
    await expect(page.getByTestId("people-count")).toHaveText("600 people");
    await expect(rowAt(page, 0)).toBeInViewport();
    await page.getByTestId("people-search").fill("no such name");
    await expect(page.getByText("Nobody found")).toBeVisible();
    await page.getByRole("button", { name: "Clear search" }).click();
    await expect(page.getByTestId("people-count")).toHaveText("3,000 people");
    await page.getByTestId("people-sort").selectOption({ label: "Enrolled" });
    const newest = await page.evaluate(async () => {
      const query = { orderBy: "create_date", order: "DESC", take: 1 } as const;
      return (await globalThis.visavis.persons.list(query)).persons[0]?.name ?? "";
    });
    await expect(rowAt(page, 0)).toContainText(newest);
  });
  await test.step("what changes elsewhere is seen", async () => {
    await page.evaluate(async () => {
      const { persons } = globalThis.visavis;
      const [first] = (await persons.list({ orderBy: "create_date", order: "DESC" })).persons;
      if (first) await persons.update({ id: first.id, name: "Somebody New" });
    });
    await expect(rowAt(page, 0)).toContainText("Somebody New");
    await goTo(page, "#/people?search=somebody");
    await expect(rows(page)).toHaveCount(1);
  });
});

const bar = (page: Page) => page.getByTestId("bulk-bar");
const notices = (page: Page) => page.getByTestId("notices");
const button = (page: Page, name: string) => bar(page).getByRole("button", { name });

/** Saves the selected people in this kind of file; its name and text. */
async function save(page: Page, format: string) {
  await button(page, "Export").click();
  const dialog = page.getByTestId("export-dialog");
  await dialog.getByRole("radio", { name: format }).check();
  const saving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export unencrypted" }).click();
  const file = await saving;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("selected people go into a collection and out of it, and into files", async ({ page }) => {
  // As browsers without a picker of files do it: the file is a download.
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await seedPeople(page, 30);
  await openReady(page, "/#/people");
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await expect(button(page, "Delete")).toBeDisabled();
  await rowAt(page, 0).click();
  await rowAt(page, 2).getByRole("checkbox").press("Space");
  await expect(page.getByTestId("selected-count")).toHaveText("2 selected");
  const names = [await nameAt(page, 0), await nameAt(page, 2)];

  await test.step("CSV", async () => {
    const { name, text } = await save(page, "CSV");
    expect(name).toMatch(/^visavis-people-[\d-]+\.csv$/);
    expect(text.startsWith("\uFEFF")).toBe(true);
    const [head, ...lines] = text.trim().split("\r\n");
    expect(head).toBe(
      "id,name,gender,date_of_birth,nationality,notes,collections,create_date,modified_date",
    );
    expect(lines.map((line) => line.split(",")[1])).toEqual(names);
  });
  await test.step("JSON that reads back as the same people", async () => {
    const { text } = await save(page, "JSON with photos");
    const list = JSON.parse(text) as {
      count: number;
      persons: { name: string; images: string[] }[];
    };
    expect(list.count).toBe(2);
    expect(list.persons.map(({ name }) => name)).toEqual(names);
    // A JPEG begins so.
    expect(list.persons.every(({ images }) => images[0]?.startsWith("/9j/"))).toBe(true);
  });
  await test.step("a new collection gets them, and loses them", async () => {
    await button(page, "Collections").click();
    const dialog = page.getByTestId("bulk-collections");
    await dialog.getByLabel("New collection").fill("Night shift");
    await dialog.getByRole("button", { name: "Create" }).click();
    await dialog.getByRole("button", { name: "Add to these" }).click();
    await expect(notices(page)).toContainText("2 people were added.");
    await expect(bar(page)).toBeHidden();
    await page.getByTestId("people-collection").selectOption({ label: "Night shift (2)" });
    await expect(rows(page)).toHaveCount(2);
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await button(page, "Select all 2").click();
    await button(page, "Collections").click();
    await dialog.getByRole("checkbox", { name: "Night shift" }).check();
    await dialog.getByRole("button", { name: "Take out of these" }).click();
    await expect(notices(page)).toContainText("2 people were taken out.");
    await expect(page.getByText("Nobody found")).toBeVisible();
    expect(await personCount(page)).toBe(30);
  });
});

test("a deletion can be undone for ten seconds, and is none before it is said", async ({
  page,
}) => {
  await seedPeople(page, 30);
  await openReady(page, "/#/people");
  /** Selects the people of the collection, six of them, and deletes them. */
  const removeSix = async () => {
    await page.getByTestId("people-collection").selectOption({ label: "Every fifth (6)" });
    await expect(page.getByTestId("people-count")).toHaveText("6 people");
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await button(page, "Select all 6").click();
    await expect(page.getByTestId("selected-count")).toHaveText("6 selected");
    await button(page, "Delete").click();
    await page.getByTestId("confirm-dialog").getByRole("button", { name: "Delete" }).click();
    await expect(notices(page)).toContainText("6 people will be deleted.");
  };

  await removeSix();
  await expect(page.locator("main").getByText("Will be deleted")).toHaveCount(6);
  expect(await personCount(page)).toBe(30);
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.locator("main").getByText("Will be deleted")).toHaveCount(0);

  await test.step("a reload deletes nobody, and says so", async () => {
    await removeSix();
    await page.reload();
    await expect(notices(page)).toContainText("before 6 people were deleted. They are still here.");
    expect(await personCount(page)).toBe(30);
    await page.reload();
    await expect(rows(page).first()).toBeVisible();
    await expect(notices(page)).not.toContainText("still here");
  });
  await test.step("when the notice goes they go, also who was deleted elsewhere meanwhile", async () => {
    await removeSix();
    await page.evaluate(async () => {
      const { persons } = globalThis.visavis;
      const [one] = (await persons.list({ collectionId: "fifth", take: 1 })).persons;
      if (one) await persons.delete(one.id);
    });
    expect(await personCount(page)).toBe(29);
    await expect(notices(page)).toContainText("6 people were deleted.", { timeout: 20_000 });
    expect(await personCount(page)).toBe(24);
  });
});
