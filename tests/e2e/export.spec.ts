import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { enrolFirst, enrolSecond, expect, goTo, openReady, personCount, test } from "./fixtures.ts";
import type { PersonListJSON } from "../../src/sdk/index.ts";
import { photo, photos, redraw, type PhotoFile } from "./photos.ts";

async function empty(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { persons, collections } = globalThis.visavis;
    await persons.delete((await persons.list()).persons.map(({ id }) => id));
    for (const { id } of (await collections.list()).collections) await collections.delete(id);
  });
  expect(await personCount(page)).toBe(0);
}

/** As browsers without a picker of files do it: the file is a download. */
const withoutPicker = (page: Page) =>
  page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));

const dialog = (page: Page) => page.getByTestId("export-dialog");
const startIt = (page: Page) =>
  dialog(page).getByRole("button", { name: "Export unencrypted" }).click();

async function download(page: Page, start: () => Promise<void>): Promise<PhotoFile> {
  const saving = page.waitForEvent("download");
  await start();
  const file = await saving;
  const buffer = await readFile(await file.path());
  return { name: file.suggestedFilename(), mimeType: "application/octet-stream", buffer };
}

/** What shall come back: everything but dates and the ids of collections and thumbnails. */
const everybody = (page: Page) =>
  page.evaluate(async () => {
    const { persons } = await globalThis.visavis.persons.list({ take: 100 });
    return persons.map((person) => ({
      ...person.toChanges(),
      collections: person.collections.map((one) => (one as { name: string }).name).sort(),
      photos: person.thumbnails.length,
    }));
  });

/** Facts as they are misread most easily, two photos of one person, two collections. */
async function fill(page: Page): Promise<void> {
  await enrolFirst(page);
  await enrolSecond(page);
  const probe = (await photo(page, photos.first.probe)).buffer.toString("base64");
  await page.evaluate(
    async ({ name, data }) => {
      const { persons, collections } = globalThis.visavis;
      const night = await collections.create({ name: "Night | day" });
      const ward = await collections.create({ name: "=Ward" });
      const all = (await persons.list()).persons;
      const first = all.find((person) => person.name === name);
      const second = all.find((person) => person.name !== name);
      if (!first || !second) throw new Error("nobody is enrolled");
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      await persons.addImages(first.id, [new Blob([bytes])]);
      await persons.update({
        ...{ id: first.id, name: "'t Hooft", gender: "M", dateOfBirth: "1961-08-04" },
        ...{ nationality: "+US", notes: '-1; "two\nlines"', collections: [night, ward] },
      });
      await persons.update({ id: second.id, name: "'=1+1", collections: [ward] });
    },
    { name: photos.first.name, data: probe },
  );
}

test("people go into a ZIP, and from it into an empty register: the same, and recognised", async ({
  page,
}) => {
  await withoutPicker(page);
  await openReady(page);
  await fill(page);
  const before = await everybody(page);
  expect(before.map(({ photos: count }) => count).sort()).toEqual([1, 2]);

  await goTo(page, "#/more");
  await page.getByRole("link", { name: "Import and export" }).click();
  await page.getByTestId("export-open").click();
  await expect(dialog(page)).toContainText("Export 2 people");
  await expect(dialog(page)).toContainText("The file is not encrypted.");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const zip = await download(page, () => startIt(page));
  expect(zip.name).toMatch(/^visavis-people-[\d-]+\.zip$/);
  await expect(page.getByTestId("notices")).toContainText("2 people exported.");
  const told = await page.evaluate(() => globalThis.visavis.audit.list({ action: "export" }));
  expect(told.entries[0]?.details).toEqual({ format: "zip" });
  expect(told.entries[0]?.persons).toHaveLength(2);

  await empty(page);
  await page.getByTestId("import-zip").setInputFiles(zip);
  await expect(page.getByTestId("import-plan")).toContainText(
    "2 people, 3 photos, with persons.csv",
  );
  await page.getByTestId("import-start").click();
  await expect(page.getByTestId("import-report")).toContainText("2 people enrolled");
  await expect(page.getByTestId("import-refused")).toHaveCount(0);
  expect(await everybody(page)).toEqual(before);

  const group = (await photo(page, photos.group.file)).buffer.toString("base64");
  const found = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const { faces } = await globalThis.visavis.search.detect(new Blob([bytes]), { search: {} });
    return faces.flatMap(({ search }) => search?.candidates[0]?.person.name ?? []).sort();
  }, group);
  const names = { first: "'t Hooft", second: "'=1+1" };
  expect(found).toEqual(photos.group.named.map((who) => names[who]).sort());
});

test("people go into the original's JSON, and from it into an empty register: the same", async ({
  page,
}) => {
  await withoutPicker(page);
  await openReady(page);
  await fill(page);
  const before = await everybody(page);
  await goTo(page, "#/import");
  await page.getByTestId("export-open").click();
  await dialog(page).getByRole("radio", { name: "JSON with photos" }).check();
  const json = await download(page, () => startIt(page));
  expect(json.name).toMatch(/^visavis-people-[\d-]+\.json$/);
  const list = JSON.parse(json.buffer.toString()) as PersonListJSON;
  expect(list.persons.map(({ images = [] }) => images.length).sort()).toEqual([1, 2]);
  await empty(page);

  await test.step("somebody without a picture, and with a thumbnail, is a row of the report", async () => {
    const thumbnail = await redraw(page, await photo(page, photos.first.enrol), {
      ...{ x: 120, y: 120, side: 240, to: 112 },
    });
    const [first, second] = list.persons;
    const small = { ...second, images: [thumbnail.buffer.toString("base64")] };
    const persons = [{ ...first, images: [] }, small, { ...first, date_of_birth: "soon" }];
    const buffer = Buffer.from(JSON.stringify({ count: 3, persons }));
    await page.getByTestId("import-zip").setInputFiles({ ...json, name: "bad.json", buffer });
    await page.getByTestId("import-start").click();
    await expect(page.getByTestId("import-report")).toContainText("Nobody new was enrolled");
    const lines = page.getByTestId("import-refused");
    await expect(lines).toHaveCount(3);
    const codes = await lines.evaluateAll((all) =>
      all.map((line) => [line.querySelector("p")?.textContent?.split(" ")[0], line.dataset.code]),
    );
    expect(codes).toEqual([
      ["bad.json#1", "INVALID_ARGUMENT"],
      ["bad.json#3", "INVALID_ARGUMENT"],
      ["bad.json#2", "IMAGE_TOO_SMALL"],
    ]);
    // Nothing of who was refused is left, no collection either.
    const { count } = await page.evaluate(() => globalThis.visavis.collections.list());
    expect(count).toBe(0);
    await page.getByRole("button", { name: "Choose something else" }).click();
  });

  for (const enrolled of ["2 people enrolled, 0 already there", "2 already there"]) {
    await page.getByTestId("import-zip").setInputFiles(json);
    await expect(page.getByTestId("import-plan")).toContainText("2 people, 3 photos");
    await page.getByTestId("import-start").click();
    await expect(page.getByTestId("import-report")).toContainText(enrolled);
    await expect(page.getByTestId("import-refused")).toHaveCount(0);
    expect(await everybody(page)).toEqual(before);
    await page.getByRole("button", { name: "Choose something else" }).click();
  }
});

test("a collection goes into a file that is written as it is made", async ({ page }) => {
  // The browser's own picker is no part of the page; the file's stream is the browser's.
  await page.addInitScript(() => {
    const showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle(suggestedName, { create: true });
    };
    Object.assign(window, { showSaveFilePicker });
  });
  await openReady(page);
  await fill(page);
  await goTo(page, "#/collections");
  await page.getByRole("button", { name: "Export Night | day" }).click();
  await startIt(page);
  await expect(page.getByTestId("notices")).toContainText("1 person exported.");
  const size = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    for await (const [name, handle] of folder.entries()) {
      if (name.startsWith("visavis-people")) {
        return (await (handle as FileSystemFileHandle).getFile()).size;
      }
    }
    return 0;
  });
  // A table and two photos.
  expect(size).toBeGreaterThan(10_000);

  await test.step("somebody who chooses no file has exported nothing", async () => {
    await page.evaluate(() => {
      const showSaveFilePicker = () =>
        Promise.reject(new DOMException("The user aborted a request.", "AbortError"));
      Object.assign(window, { showSaveFilePicker });
    });
    await page.getByRole("button", { name: "Export Night | day" }).click();
    await startIt(page);
    await expect(page.getByTestId("alert")).toHaveCount(0);
    const { count } = await page.evaluate(() =>
      globalThis.visavis.audit.list({ action: "export" }),
    );
    expect(count).toBe(1);
  });
  await test.step("a place that takes no file is said to be none", async () => {
    await page.evaluate(() => {
      const write = () => Promise.reject(new TypeError("The disk was pulled out."));
      const createWritable = () => Promise.resolve(new WritableStream({ write }));
      Object.assign(window, { showSaveFilePicker: () => Promise.resolve({ createWritable }) });
    });
    await page.getByRole("button", { name: "Export Night | day" }).click();
    await startIt(page);
    await expect(page.getByTestId("alert")).toContainText("The file could not be written.");
    await expect(page.getByTestId("alert")).toContainText("No file was written.");
  });
});

test("who is not there is not exported, and nothing is recorded", async ({ page }) => {
  await openReady(page);
  const codes = await page.evaluate(async () => {
    const { audit } = globalThis.visavis;
    const asked = [
      audit.recordExport({ format: "csv", personIds: ["nobody"] }),
      audit.recordExport({ format: "csv", collectionId: "none" }),
      audit.recordExport({ format: "xlsx" as "csv" }),
    ];
    const settled = await Promise.allSettled(asked);
    return settled.map((one) =>
      one.status === "rejected" ? (one.reason as { code: string }).code : "none",
    );
  });
  expect(codes).toEqual(["NOT_FOUND", "NOT_FOUND", "INVALID_ARGUMENT"]);
  expect((await page.evaluate(() => globalThis.visavis.audit.list())).count).toBe(0);
});
