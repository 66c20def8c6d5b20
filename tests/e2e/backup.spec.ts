import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { enrolFirst, expect, goTo, openReady, personCount, test } from "./fixtures.ts";

const PASSPHRASE = "correct horse battery staple";

test("a backup is made, and restored on a new tablet; what cannot be restored changes nothing", async ({
  page,
}) => {
  // As browsers without a picker of files do it: the file is a download.
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await openReady(page);
  await enrolFirst(page);
  await goTo(page, "#/backup");
  await page.getByTestId("backup-passphrase").fill(PASSPHRASE);
  await expect(page.getByTestId("backup-create")).toBeDisabled();
  await page.getByTestId("backup-again").fill(PASSPHRASE);
  const saving = page.waitForEvent("download");
  await page.getByTestId("backup-create").click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^visavis-\d{4}-\d\d-\d\d\.visavis$/);
  const buffer = await readFile(await saved.path());
  await expect(page.getByTestId("backup-status")).toContainText("Last backup");

  await page.evaluate(async () => {
    const { persons } = globalThis.visavis;
    const all = (await persons.list()).persons;
    await persons.delete(all.map(({ id }) => id));
  });
  expect(await personCount(page)).toBe(0);

  const file = (bytes: Buffer) => ({
    ...{ name: "b.visavis", mimeType: "application/octet-stream", buffer: bytes },
  });
  const check = async (bytes: Buffer, passphrase: string) => {
    await page.getByTestId("backup-file").setInputFiles(file(bytes));
    await page.getByTestId("restore-passphrase").fill(passphrase);
    await page.getByTestId("backup-check").click();
  };
  await check(buffer, "another passphrase");
  await expect(page.getByTestId("alert")).toHaveAttribute("data-code", "WRONG_PASSPHRASE");
  await check(buffer.subarray(0, buffer.length - 1), PASSPHRASE);
  await expect(page.getByTestId("alert")).toContainText("The end of this backup is missing");
  expect(await personCount(page)).toBe(0);

  await check(buffer, PASSPHRASE);
  await expect(page.getByTestId("backup-contents")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.getByTestId("backup-replace").click();
  await page.getByTestId("confirm-dialog").getByRole("button", { name: "Replace" }).click();
  await expect(page.getByTestId("backup-report")).toContainText("Restored and checked");
  expect(await personCount(page)).toBe(1);
});
