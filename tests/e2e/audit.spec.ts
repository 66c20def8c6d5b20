import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { enrolFirst, enrolSecond, expect, goTo, openReady, test } from "./fixtures.ts";
import { photos } from "./photos.ts";

test("what was done is in the log, by whom; it is checked, filtered and saved", async ({
  page,
}) => {
  await openReady(page);
  await goTo(page, "#/more");
  await page.getByRole("link", { name: "Audit log" }).click();
  const entries = page.getByTestId("audit-entry");
  await expect(page.getByText("No entries")).toBeVisible();
  await page.getByTestId("operator").fill("Olga");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(entries).toHaveCount(1);
  await enrolFirst(page);
  await enrolSecond(page);
  const [first, second] = [photos.first.name, photos.second.name];
  await page.evaluate(async (name) => {
    const { persons, search, audit } = globalThis.visavis;
    const [one] = (await persons.list({ search: name })).persons;
    const id = one?.id ?? "";
    const { score } = await search.verify(id, await persons.getImage(id, 0));
    await audit.record({ decision: "confirmed", personIds: [id], score, threshold: 0.81 });
  }, first);
  await goTo(page, "#/audit");

  await test.step("newest first, in words", async () => {
    await expect(entries).toHaveCount(5);
    await expect(entries.first()).toContainText("Decided");
    await expect(entries.first()).toContainText(first);
    await expect(entries.first()).toContainText("confirmed");
    await expect(entries.first()).toContainText("threshold 0.81");
    await expect(entries.first()).toContainText("Olga");
    await expect(entries.nth(1)).toContainText("Verified");
    await expect(entries.nth(1)).toContainText(" match");
  });
  await test.step("the log is whole, and axe finds nothing", async () => {
    await page.getByRole("button", { name: "Check the log" }).click();
    await expect(page.getByTestId("audit-check")).toContainText("all 5 entries");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
  await test.step("of one kind, of one person", async () => {
    await page.getByTestId("audit-action").selectOption("enrol");
    await expect(entries).toHaveCount(2);
    await page.getByTestId("person-picker").fill(second);
    await page.getByRole("option", { name: second }).click();
    await expect(entries).toHaveCount(1);
    await expect(entries).toContainText(second);
  });
  await test.step("a deleted person leaves a hash, here and in the file", async () => {
    await page.getByRole("button", { name: "Change" }).click();
    await page.getByTestId("audit-action").selectOption("");
    const ids = await page.evaluate(async () => {
      const { persons } = globalThis.visavis;
      const all = (await persons.list()).persons.map(({ id }) => id);
      await persons.delete(all);
      return all;
    });
    await expect(entries.first()).toContainText("Deleted");
    await expect(page.getByText(/deleted person [0-9a-f]{8}/).first()).toBeVisible();
    await expect(entries.filter({ hasText: first })).toHaveCount(0);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the log" }).click();
    const text = await readFile(await (await download).path(), "utf8");
    const [head, ...lines] = text.trim().split("\n");
    expect(JSON.parse(head ?? "")).toMatchObject({ format: "visavis-audit", entries: 6 });
    expect(lines).toHaveLength(6);
    for (const id of ids) expect(text).not.toContain(id);
    await page.getByRole("button", { name: "Check the log" }).click();
    await expect(page.getByTestId("audit-check")).toContainText("all 6 entries");
  });
});
