import type { Page } from "@playwright/test";
import { expect, goTo, openReady, test } from "./fixtures.ts";
import { seedPeople } from "./seeded-people.ts";

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
    const { name, top } = await row.evaluate((link) => ({
      name: link.querySelector(".name")?.textContent ?? "",
      top: link.getBoundingClientRect().top,
    }));
    await row.click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeInViewport();
    await page.getByRole("link", { name: "People" }).last().click();
    const again = rows(page).filter({ hasText: name }).first();
    await expect(again).toBeFocused();
    expect(await again.evaluate((link) => link.getBoundingClientRect().top)).toBeCloseTo(top, 0);
    await page.goBack();
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
