import AxeBuilder from "@axe-core/playwright";
import { expect, goTo, openReady, test } from "./fixtures.ts";

test("a screen with nothing to show says what to do", async ({ page }) => {
  await openReady(page);
  const main = page.getByRole("main");
  for (const [hash, title, way] of [
    ["#/", "Nobody is enrolled yet", "Enrol someone"],
    ["#/people", "Nobody is enrolled yet", "Enrol a person"],
    ["#/roll-call", "No collections yet", "Collections"],
    ["#/verify", "Nobody is enrolled yet", "Enrol someone"],
    ["#/insights", "Too few people", "Enrol a person"],
    ["#/nowhere", "There is nothing here", "Identify"],
  ] as const) {
    await goTo(page, hash);
    await expect(main.getByRole("heading", { name: title, level: 2 })).toBeVisible();
    await expect(main.getByRole("link", { name: way })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${hash} ${id}: ${nodes.map((n) => n.html)}`)).toEqual(
      [],
    );
  }

  await goTo(page, "#/audit");
  await expect(main.getByText("will stand here")).toBeVisible();
  await goTo(page, "#/collections");
  await expect(main.getByText("Give it a name above")).toBeVisible();
  await page.getByTestId("collection-name").fill("Night shift");
  await page.getByRole("button", { name: "Create" }).click();

  await goTo(page, "#/roll-call");
  await expect(main.getByRole("link", { name: /Night shift.*Nobody is in it yet/ })).toBeVisible();
  await goTo(page, "#/audit");
  await expect(page.getByTestId("audit-entry")).toHaveCount(1);
  await page.getByTestId("audit-action").selectOption("verify");
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(page.getByTestId("audit-entry")).toHaveCount(1);
});
