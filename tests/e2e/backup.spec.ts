import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import {
  enrolFirst,
  enrolSecond,
  expect,
  goTo,
  identify,
  openReady,
  personCount,
  test,
} from "./fixtures.ts";
import { photo, photos } from "./photos.ts";

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

test("from a protected tablet to another one: the file is opened with the app and united; then it is time for the next", async ({
  page,
  browser,
}) => {
  test.slow();
  await openReady(page);
  await enrolFirst(page);
  const bytes = await page.evaluate(async (passphrase) => {
    const { vault, backup } = globalThis.visavis;
    await vault.create("of this tablet alone");
    const { file } = await backup.create({ passphrase });
    return file ? [...new Uint8Array(await file.arrayBuffer())] : [];
  }, PASSPHRASE);

  const context = await browser.newContext();
  const other = await context.newPage();
  // As an installed app is told what it was opened with.
  await other.addInitScript(() => {
    Object.defineProperty(globalThis, "launchQueue", {
      value: {
        setConsumer: (consumer: (params: { files: object[] }) => void) =>
          Object.assign(globalThis, {
            openWith: (file: File) =>
              consumer({ files: [{ getFile: () => Promise.resolve(file) }] }),
          }),
      },
    });
  });
  await openReady(other);
  await enrolSecond(other);
  await other.evaluate((given) => {
    const { openWith } = globalThis as typeof globalThis & { openWith: (file: File) => void };
    openWith(new File([new Uint8Array(given)], "Ward.VISAVIS"));
  }, bytes);
  await expect(other).toHaveURL(/#\/backup$/);
  await expect(other.getByText("Ward.VISAVIS")).toBeVisible();
  await other.getByTestId("restore-passphrase").fill(PASSPHRASE);
  await other.getByTestId("backup-check").click();
  await other.getByTestId("backup-merge").click();
  await expect(other.getByTestId("backup-report")).toContainText("1 new people");
  expect(await personCount(other)).toBe(2);
  const { group } = photos;
  const found = await identify(
    other,
    await photo(other, group.file),
    group.named.length + group.strangers,
  );
  const names = group.named.map((one) => photos[one].name).sort();
  expect(found.flatMap(({ name }) => (name ? [name] : [])).sort()).toEqual(names);

  const reminder = other.getByTestId("backup-reminder");
  await other.evaluate(
    (passphrase) => globalThis.visavis.backup.create({ passphrase }),
    PASSPHRASE,
  );
  await expect(reminder).toHaveCount(0);
  await other.clock.setFixedTime(Date.now() + 8 * 86_400_000);
  await other.evaluate(async () => {
    const { persons } = globalThis.visavis;
    const [first] = (await persons.list()).persons;
    if (first) await persons.update({ id: first.id, notes: "Changed since" });
  });
  await expect(reminder).toBeVisible();
  await reminder.getByRole("button", { name: "Remind me in a week" }).click();
  await expect(reminder).toHaveCount(0);
  await context.close();
});
