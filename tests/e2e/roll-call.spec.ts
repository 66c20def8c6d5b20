import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { withCamera } from "./fake-camera.ts";
import { enrolFirst, enrolSecond, expect, goTo, openReady, test } from "./fixtures.ts";
import { grown, photo, photos } from "./photos.ts";

/** Enrols two people, puts them into "Class 3" and starts its roll call. */
async function start(page: Page): Promise<void> {
  await openReady(page);
  await enrolFirst(page);
  await enrolSecond(page);
  await page.evaluate(async () => {
    const { persons, collections } = globalThis.visavis;
    const { id } = await collections.create({ name: "Class 3" });
    const all = await persons.list();
    await collections.addPersons(
      id,
      all.persons.map((person) => person.id),
    );
  });
  await goTo(page, "#/roll-call");
  await page.getByTestId("start-roll-call").filter({ hasText: "Class 3" }).click();
}

const counter = (page: Page) => page.getByTestId("roll-call-counter");
const absentOf = (page: Page, name: string) =>
  page.getByTestId("roll-call-entry").filter({ hasText: name });

test("group photos find who is there, each once; the sheet is kept, undone and saved", async ({
  page,
}) => {
  await start(page);
  const { file, named, faces } = photos.other;
  const here = named.map((who) => photos[who].name);
  await expect(counter(page)).toHaveText("0 of 2");
  await page.getByTestId("roll-call-photos").setInputFiles([await photo(page, file)]);
  await expect(counter(page)).toHaveText(`${here.length} of 2`, { timeout: 60_000 });

  await test.step("strangers lie to one side and are nobody until somebody says so", async () => {
    await page.getByRole("tab", { name: "Unknown" }).click();
    await expect(page.getByTestId("stranger")).toHaveCount(faces - here.length);
  });
  await test.step("who was taken back is not marked by the next photo", async () => {
    await page.getByTestId("latest").getByRole("button", { name: "Undo" }).click();
    await expect(counter(page)).toHaveText(`${here.length - 1} of 2`);
    await page.getByTestId("roll-call-photos").setInputFiles([await photo(page, file)]);
    await expect(page.getByText("Looking at photo")).toBeVisible();
    await expect(page.getByText("Looking at photo")).toBeHidden({ timeout: 60_000 });
    await expect(counter(page)).toHaveText(`${here.length - 1} of 2`);
  });
  await test.step("by hand everybody can be marked, also after a reload", async () => {
    await page.reload();
    await page.getByRole("tab", { name: "Missing" }).click();
    for (const name of [photos.first.name, photos.second.name]) {
      if (await absentOf(page, name).isVisible()) await absentOf(page, name).click();
    }
    await expect(counter(page)).toHaveText("2 of 2");
    await expect(page.getByText("Nobody is missing.")).toBeVisible();
  });
  await test.step("at the end there is a CSV, and it can be gone on with", async () => {
    await page.getByRole("button", { name: "Finish" }).click();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as CSV" }).click();
    const text = await readFile(await (await saving).path(), "utf8");
    // The mark by which spreadsheets know UTF-8; `trim` takes it for a space.
    expect(text.startsWith("\uFEFF")).toBe(true);
    const [head, ...lines] = text.trim().split("\r\n");
    expect(head).toBe("Name,ID,Present,Since,By,Score,Expected");
    expect(lines.map((line) => line.split(",")[0])).toEqual(
      [photos.first.name, photos.second.name].sort(),
    );
    expect(lines.every((line) => line.endsWith(",yes"))).toBe(true);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("button", { name: "Finish" })).toBeVisible();
  });
  await test.step("it is in the list, and can be deleted", async () => {
    await page.getByRole("button", { name: "Finish" }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByTestId("roll-call")).toHaveCount(0);
    await page.getByTestId("notices").getByRole("button", { name: "Undo" }).click();
    await page.getByTestId("roll-call").click();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByTestId("notices")).toContainText("The roll call was deleted.");
    await expect(page.getByTestId("roll-call")).toHaveCount(0);
    await expect(page.getByTestId("start-roll-call")).toBeVisible();
  });
});

test("who steps before the camera is present, once", async ({ launchOptions }) => {
  const scenes = async (page: Page) => [
    { items: [{ photo: await photo(page, photos.first.probe), x: 320, y: 224, height: 400 }] },
  ];
  await withCamera(launchOptions, scenes, async (context) => {
    const page = await context.newPage();
    await start(page);
    await expect(counter(page)).toHaveText("1 of 2", { timeout: 60_000 });
    await expect(page.getByTestId("latest")).toContainText(photos.first.name);
    await page.getByRole("tab", { name: "Present" }).click();
    await expect(absentOf(page, photos.first.name)).toHaveAttribute("data-present", "true");
    await page.waitForTimeout(1500);
    await expect(counter(page)).toHaveText("1 of 2");
  });
});

test("looking at photos can be stopped", async ({ page }) => {
  await start(page);
  const large = await grown(page, await photo(page, photos.other.file), 48);
  await page.getByTestId("roll-call-photos").setInputFiles([large, large, large]);
  await expect(page.getByText("Looking at photo 1 of 3…")).toBeVisible();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByText("Looking at photo")).toBeHidden();
  await expect(page.getByTestId("alert")).toHaveCount(0);
});
