import { readFileSync } from "node:fs";
import { BlobReader, BlobWriter, ZipWriter } from "@zip.js/zip.js";
import type { Page } from "@playwright/test";
import { greyPng } from "./bad-files.ts";
import { expect, goTo, openReady, personCount, test } from "./fixtures.ts";
import { photo, redraw, type PhotoFile } from "./photos.ts";

const sample = (number: number, x: number, y: number) => ({
  file: `public/samples/sample${number}.jpg`,
  x,
  y,
  side: 420,
});
/** The woman of samples 1 and 3, and somebody else. */
const first = sample(3, 1185, 360);
const again = sample(1, 1570, 310);
const other = sample(6, 358, 625);

async function zipOf(files: Record<string, Buffer | string>): Promise<PhotoFile> {
  const writer = new ZipWriter(new BlobWriter("application/zip"), { useWebWorkers: false });
  for (const [name, content] of Object.entries(files)) {
    await writer.add(name, new BlobReader(new Blob([Uint8Array.from(Buffer.from(content))])));
  }
  const buffer = Buffer.from(await (await writer.close()).arrayBuffer());
  return { name: "people.zip", mimeType: "application/zip", buffer };
}

async function choose(page: Page, zip: PhotoFile): Promise<void> {
  await page.getByTestId("import-zip").setInputFiles(zip);
  await expect(page.getByTestId("import-plan")).toBeVisible();
}

async function refusedLines(page: Page): Promise<(string | undefined)[][]> {
  const rows = page.getByTestId("import-refused");
  return rows.evaluateAll((all) =>
    all.map((row) => [row.querySelector("p")?.textContent ?? "", row.dataset.code]),
  );
}

test("a ZIP with a CSV: persons, facts, a new collection, reasons; and again without doubles", async ({
  page,
}) => {
  await openReady(page, "/#/import");
  const zip = await zipOf({
    "persons.csv":
      "file;name;date_of_birth;nationality;collections;locker\r\n" +
      "one.png|two.png;Ada;1990-05-31;GB;Night shift;7\r\n" +
      "wall.png;Wall;;;;\r\nnotes.jpg;Notes;;;;\r\ngone.jpg;Gone;;;;\r\n",
    "one.png": (await photo(page, first)).buffer,
    "two.png": (await photo(page, again)).buffer,
    "wall.png": greyPng(640, 480),
    "notes.jpg": "Shopping list: bread, milk, coffee\n",
    "../escape.jpg": readFileSync("public/samples/sample2.jpg").subarray(0, 4096),
  });
  await choose(page, zip);
  await expect(page.getByTestId("import-plan")).toContainText(
    "3 people, 4 photos, with persons.csv",
  );
  await expect(page.getByTestId("import-plan")).toContainText("locker");
  await page.getByTestId("import-start").click();

  const report = page.getByTestId("import-report");
  await expect(report).toContainText("1 person enrolled, 0 already there, 4 files left out.");
  expect(await refusedLines(page)).toEqual([
    ["../escape.jpg", "INVALID_ARGUMENT"],
    ["gone.jpg (Gone)", "NOT_FOUND"],
    ["wall.png (Wall)", "NO_FACE"],
    ["notes.jpg (Notes)", "UNSUPPORTED_IMAGE"],
  ]);
  const stored = await page.evaluate(async () => {
    const { persons } = await globalThis.visavis.persons.list();
    const { collections } = await globalThis.visavis.collections.list();
    return {
      persons: persons.map(({ name, dateOfBirth, nationality, thumbnails }) => [
        name,
        dateOfBirth,
        nationality,
        thumbnails.length,
      ]),
      collections: collections.map(({ name, count }) => [name, count]),
    };
  });
  expect(stored).toEqual({
    persons: [["Ada", "1990-05-31", "GB", 2]],
    collections: [["Night shift", 1]],
  });

  const download = page.waitForEvent("download");
  await page.getByTestId("import-save").click();
  const saved = readFileSync(await (await download).path(), "utf8");
  expect(saved).toContain("wall.png,Wall,NO_FACE");

  await page.getByRole("button", { name: "Choose something else" }).click();
  await choose(page, zip);
  await page.getByTestId("import-start").click();
  await expect(report).toContainText("Nobody new was enrolled, 1 already there");
  expect(await personCount(page)).toBe(1);
});

/** Different photos of two people, each a person of its own. */
async function manyPhotos(page: Page, count: number): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  for (let index = 0; index < count; index++) {
    const crop = index % 2 ? first : other;
    const whole = await photo(page, crop.file);
    // A little off each time: other contents.
    const file = await redraw(page, whole, { ...crop, x: crop.x + index });
    files[`Person ${String.fromCharCode(65 + index)}.png`] = file.buffer;
  }
  return files;
}

test("cancelled in the middle, reloaded and run again: complete, and nobody twice", async ({
  page,
}) => {
  await openReady(page, "/#/import");
  const zip = await zipOf(await manyPhotos(page, 12));
  await choose(page, zip);
  await page.getByTestId("import-start").click();
  await expect(page.getByTestId("import-progress")).toContainText(/[1-9]\d* of 12 people/);
  await page.getByTestId("import-cancel").click();
  const report = page.getByTestId("import-report");
  await expect(report).toContainText("Cancelled");
  const before = await personCount(page);
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(12);

  await page.reload();
  await choose(page, zip);
  await page.getByTestId("import-start").click();
  await expect(report).toContainText("Import finished");
  await expect(report).toContainText(`${before} already there, no file left out`);
  expect(await personCount(page)).toBe(12);
});

test("goes on while other screens are open, and is there again with progress, cancel and report", async ({
  page,
}) => {
  await openReady(page, "/#/import");
  const zip = await zipOf(await manyPhotos(page, 20));
  await choose(page, zip);
  await page.getByTestId("import-start").click();
  const progress = page.getByTestId("import-progress");
  await expect(progress).toContainText(/[1-9]\d* of 20 people/);

  await goTo(page, "#/people");
  await expect(progress).toBeHidden();
  const then = await personCount(page);
  const running = page.getByTestId("import-running");
  await expect(running).toContainText("of 20 people");
  await expect.poll(() => personCount(page)).toBeGreaterThan(then);
  await running.click();
  await expect(progress).toContainText(/[1-9]\d* of 20 people/);
  await expect(running).toBeHidden();
  await page.getByTestId("import-cancel").click();
  const report = page.getByTestId("import-report");
  await expect(report).toContainText("Cancelled");
  const stopped = await personCount(page);
  expect(stopped).toBeLessThan(20);

  await goTo(page, "#/people");
  await goTo(page, "#/import");
  await expect(report).toContainText("Cancelled");
  await page.getByRole("button", { name: "Run again to continue" }).click();
  await expect(progress).toBeVisible();
  await goTo(page, "#/collections");
  const ended = page.getByTestId("import-ended");
  await expect(ended).toBeVisible();
  expect(await personCount(page)).toBe(20);
  await ended.click();
  await expect(report).toContainText("Import finished");
  await expect(report).toContainText(`${stopped} already there`);
  await goTo(page, "#/people");
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
  await expect(ended).toBeHidden();
});
