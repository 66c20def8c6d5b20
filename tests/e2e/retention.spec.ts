import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { enrolFirst, expect, goTo, identify, openReady, personCount, test } from "./fixtures.ts";
import { DLIB, dlibPack, install, modelCard } from "./packs.ts";
import { photo, photos } from "./photos.ts";

const reminder = (page: Page) => page.getByTestId("retention-reminder");

/** Fills in the form of a new person in the collection Trial, and asks for the enrolment. */
async function enrolIntoTrial(page: Page, name: string) {
  await page.getByTestId("enrol-input").setInputFiles(await photo(page, photos.first.enrol));
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByText("More facts").click();
  await page.getByRole("checkbox", { name: "Trial" }).check();
  await page.getByRole("button", { name: "Enrol", exact: true }).click();
}

test("who agreed is enrolled for a time; when it is over a purge deletes them, and proves it", async ({
  page,
}) => {
  await openReady(page);
  await page.evaluate(async () => {
    for (const name of ["Trial", "Staff"]) await globalThis.visavis.collections.create({ name });
  });
  const trial = page.getByTestId("collection-row").filter({ hasText: "Trial" });
  const dialog = page.getByTestId("collection-terms");

  await test.step("a collection gets its terms", async () => {
    await goTo(page, "#/collections");
    await trial.getByRole("button", { name: "Purpose, consent" }).click();
    await dialog.getByLabel("Purpose").fill("Trial of the new gate");
    await dialog.getByLabel("Consent text", { exact: true }).fill("Your face opens the gate.");
    await dialog.getByLabel("Expiry date").fill("2999-12-31");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(trial).toContainText("Trial of the new gate");
    await expect(trial).toContainText("Until December 31, 2999");
  });
  await test.step("no is as easy to say as yes, and nothing is stored then", async () => {
    await goTo(page, "#/enrol");
    await enrolIntoTrial(page, "Ada");
    const consent = page.getByTestId("consent");
    await expect(consent).toContainText("Your face opens the gate.", { timeout: 60_000 });
    const [no, yes] = [page.getByTestId("consent-refused"), page.getByTestId("consent-agreed")];
    const [noBox, yesBox] = [await no.boundingBox(), await yes.boundingBox()];
    expect([noBox?.width, noBox?.height]).toEqual([yesBox?.width, yesBox?.height]);
    await no.click();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
    expect(await personCount(page)).toBe(0);

    await enrolIntoTrial(page, "Ada");
    await yes.click();
    await expect(page.getByTestId("enrolled")).toBeVisible({ timeout: 60_000 });
    expect(await personCount(page)).toBe(1);
  });
  await test.step("the app reminds when the time is over, unless that is put off", async () => {
    const second = (await photo(page, photos.second.enrol)).buffer.toString("base64");
    await page.evaluate(async (data) => {
      const { persons, collections } = globalThis.visavis;
      const ids = (await collections.list()).collections.map(({ id }) => id);
      const blob = new Blob([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))]);
      await persons.create({ images: [blob], name: "Ben", collections: ids });
    }, second);
    await goTo(page, "#/collections");
    await expect(reminder(page)).toHaveCount(0);
    await trial.getByRole("button", { name: "Purpose, consent" }).click();
    await dialog.getByLabel("Expiry date").fill("2026-01-31");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(reminder(page)).toContainText("The expiry date has come: Trial.");
    await reminder(page).getByRole("button", { name: "Remind me tomorrow" }).click();
    await expect(reminder(page)).toHaveCount(0);
    await page.reload();
    await expect(trial).toContainText("Expired on January 31, 2026");
    await expect(reminder(page)).toHaveCount(0);
    await page.evaluate(() => localStorage.setItem("visavis-reminded", "2026-11-27"));
    await page.reload();
    await reminder(page).getByRole("link", { name: "Look" }).click();
  });
  await test.step("a purge says whom it takes, and proves that nothing of them is left", async () => {
    const due = page.getByTestId("due-collection");
    await expect(due).toContainText("1 person would be deleted");
    await expect(due).toContainText("1 person would stay");
    await due.getByText("Who this is").click();
    await expect(due.getByRole("listitem").filter({ hasText: "Ada" })).toContainText("deleted");
    await expect(due.getByRole("listitem").filter({ hasText: "Ben" })).toContainText("Staff");
    await page.getByTestId("purge").click();
    const question = page.getByTestId("confirm-dialog");
    await expect(question).toContainText("1 person with all their photos");
    await question.getByRole("button", { name: "Purge" }).click();
    await expect(page.getByTestId("proof-result")).toContainText("Nothing of it is left");
    const row = (store: string) =>
      page.getByTestId("purge-proof").locator(`[data-store="${store}"] td`);
    await expect(row("persons")).toHaveText(["2", "1", "0"]);
    await expect(row("thumbnails")).toHaveText(["2", "1", "0"]);
    await expect(row("templates")).toHaveText(["2", "1", "0"]);
    await expect(row("links")).toHaveText(["3", "1", "0"]);
    await expect(row("collections")).toHaveText(["2", "1", "0"]);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save as CSV" }).click(),
    ]);
    expect(await readFile(await file.path(), "utf8")).toMatch(/,Trial,People,2,1,0\r\n/);
    // Neither here nor in the gallery of the search is anybody left.
    const [found] = await identify(page, await photo(page, photos.first.probe), 1);
    expect(found?.state).toBe("unknown");
    await expect(reminder(page)).toHaveCount(0);
  });
});

test("where no photo is kept people are recognised all the same, and nothing of a photo is stored", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const bytesOfPhotos = () =>
    page.evaluate(async () => {
      const opening = indexedDB.open("visavis");
      const db = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const all = db.transaction("thumbnails").objectStore("thumbnails").getAll();
      const rows = await new Promise<{ sealed: Uint8Array }[]>((resolve) => {
        all.onsuccess = () => resolve(all.result as { sealed: Uint8Array }[]);
      });
      db.close();
      return rows.reduce((sum, { sealed }) => sum + sealed.byteLength, 0);
    });
  await openReady(page);
  await enrolFirst(page);
  expect(await bytesOfPhotos()).toBeGreaterThan(1000);

  await test.step("what is stored goes with the choice, if that is wanted", async () => {
    await goTo(page, "#/settings");
    const isOn = page.getByTestId("keep-no-photo");
    await isOn.check();
    const dialog = page.getByTestId("keep-no-photo-dialog");
    await expect(dialog).toContainText("Photos that are stored now: 1.");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(isOn).not.toBeChecked();
    await isOn.check();
    await page.getByTestId("remove-photos").click();
    await expect(page.getByTestId("notices")).toContainText("The photos were removed.");
    await expect(isOn).toBeChecked();
    expect(await bytesOfPhotos()).toBe(0);
  });
  await test.step("whoever is enrolled now has a template alone", async () => {
    const second = (await photo(page, photos.second.enrol)).buffer.toString("base64");
    const refused = await page.evaluate(async (data) => {
      const { persons } = globalThis.visavis;
      const blob = new Blob([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))]);
      const person = await persons.create({ images: [blob], name: "Ben" });
      const failure = await person.getImage(0).catch((error: { code: string; advice: string }) => ({
        ...{ code: error.code, advice: error.advice },
      }));
      return { failure, thumbnails: person.thumbnails.length };
    }, second);
    expect(refused).toEqual({
      failure: {
        code: "NOT_FOUND",
        advice: "No photo is kept of this person, only the template.",
      },
      thumbnails: 1,
    });
    expect(await bytesOfPhotos()).toBe(0);
    await goTo(page, "#/people");
    await expect(page.getByTestId("person-row")).toHaveCount(2);
    await expect(page.getByTestId("person-row").locator("img")).toHaveCount(0);
    const [found] = await identify(page, await photo(page, photos.first.probe), 1);
    expect(found).toEqual({ state: "match", name: photos.first.name });
  });
  await test.step("another recognition model is refused, since it would lose them", async () => {
    await install(page, DLIB, await dlibPack());
    await modelCard(page, DLIB).getByRole("button", { name: "Use this model" }).click();
    await expect(page.getByTestId("alert")).toContainText("Of some people no photo is kept");
    await expect(page.getByTestId("model-details").getByRole("listitem")).toHaveCount(2);
    const [found] = await identify(page, await photo(page, photos.first.probe), 1);
    expect(found).toEqual({ state: "match", name: photos.first.name });
  });
});
