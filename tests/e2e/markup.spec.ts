import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { enrol, expect, goTo, identify, openReady, test } from "./fixtures.ts";
import { photo, photos } from "./photos.ts";

/** What would run, load or show as an element, were it not taken for text. */
const NAME = '<img src=x onerror="hacked(1)"><b>Ada</b>';
const OTHER = "</td><script>hacked(2)</script>Bob";
const GROUP = '"><svg onload=hacked(3)>Ward';
const OPERATOR = "<img src=x onerror=hacked(4)>Olga";
const NATION = "<i>N</i><img src=x onerror=hacked(5)>";
const NOTES = "<iframe srcdoc='<script>parent.hacked(6)</script>'></iframe>";

/** Elements that only such a text could have made. */
const madeByText = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("img[src='x'], [onerror], [onload], main b, main i, iframe")].map(
      (element) => element.outerHTML.slice(0, 100),
    ),
  );

test("names and other texts that are markup are shown as they were typed, on every screen and in print", async ({
  page,
}) => {
  test.slow();
  const ran: string[] = [];
  const asked: string[] = [];
  await page.exposeFunction("hacked", (what: unknown) => void ran.push(String(what)));
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (/\/x$/.test(new URL(request.url()).pathname)) asked.push(request.url());
  });
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));

  /** Each of them can be read in the part of the page, and nothing has come of them. */
  const shows = async (part: string, ...texts: string[]) => {
    for (const text of texts) {
      await expect(page.locator(part).filter({ hasText: text }).first(), part).toBeVisible();
    }
    expect(await madeByText(page), part).toEqual([]);
  };
  const step = (what: string, look: () => Promise<void>) => test.step(what, look);

  await openReady(page);
  await enrol(page, NAME, [await photo(page, photos.first.enrol)]);
  await shows("main", NAME);
  await enrol(page, OTHER, [await photo(page, photos.second.enrol)]);
  const id = await page.evaluate(
    async ([name, group, operator, nationality, notes]) => {
      const { persons, collections, audit } = globalThis.visavis;
      await audit.setOperator(operator ?? "");
      const collection = await collections.create({ name: group ?? "" });
      const all = (await persons.list()).persons;
      for (const person of all) {
        await persons.update({ id: person.id, nationality, notes, collections: [collection] });
      }
      return all.find((person) => person.name === name)?.id ?? "";
    },
    [NAME, GROUP, OPERATOR, NATION, NOTES],
  );

  await step("People", async () => {
    await goTo(page, "#/people");
    await shows('[data-testid="person-row"]', NAME, OTHER);
    await expect(page.getByTestId("people-collection").locator("option").last()).toContainText(
      GROUP,
    );
  });
  await step("Person, on the screen and in print", async () => {
    await goTo(page, `#/people/${id}`);
    await shows("main", NAME, GROUP, NATION, NOTES);
    await expect(page).not.toHaveTitle(/Ada/);
    await page.emulateMedia({ media: "print" });
    await shows("main", NAME, GROUP, NATION, NOTES);
    expect((await page.pdf()).subarray(0, 4).toString()).toBe("%PDF");
    await page.emulateMedia({ media: null });
  });
  await step("Identify: the label and the sheet", async () => {
    const [face] = await identify(page, await photo(page, photos.first.probe), 1);
    expect(face?.name).toBe(NAME);
    await page.getByTestId("face").first().click();
    await shows('[data-testid="face-sheet"] h2', NAME);
    await page.getByTestId("this-person").first().click();
  });
  await step("Verify", async () => {
    await goTo(page, "#/verify");
    await page.getByTestId("person-picker").fill("Ada");
    await shows('[role="option"]', NAME);
    await goTo(page, `#/verify/${id}`);
    await page.getByTestId("verify-input").setInputFiles(await photo(page, photos.first.probe));
    await shows('[data-testid="verdict"]', NAME);
  });
  await step("Collections", async () => {
    await goTo(page, "#/collections");
    await shows('[data-testid="collection-row"]', GROUP);
  });
  await step("Roll call", async () => {
    await goTo(page, "#/roll-call");
    await page.getByTestId("start-roll-call").filter({ hasText: GROUP }).click();
    await shows('[data-testid="roll-call-entry"]', NAME, OTHER);
    await page.getByTestId("roll-call-entry").filter({ hasText: NAME }).click();
    await shows("main", GROUP);
    await page.emulateMedia({ media: "print" });
    await shows('[data-testid="roll-call-entry"]', OTHER);
    await page.emulateMedia({ media: null });
  });
  await step("Insights, by a group that is called so", async () => {
    await goTo(page, "#/insights");
    await expect(page.getByTestId("insights-scope").locator("option").last()).toContainText(GROUP);
    await page.getByTestId("insights-group").selectOption("nationality");
    await page.getByTestId("insights-run").click();
    await shows("main table th", NATION);
  });
  await step("Audit", async () => {
    await goTo(page, "#/audit");
    await shows('[data-testid="audit-entry"]', NAME, OTHER, GROUP, OPERATOR);
  });
  await step("The export as CSV, and what is said when its people are deleted", async () => {
    await goTo(page, "#/import");
    await expect(page.getByTestId("export-who").locator("option").last()).toContainText(GROUP);
    await page.getByTestId("export-open").click();
    await page.getByTestId("export-dialog").getByText("CSV", { exact: true }).click();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export unencrypted" }).click();
    const table = await readFile(await (await saving).path(), "utf8");
    for (const text of [NAME, OTHER, GROUP, NATION, NOTES]) {
      expect(table).toContain(text.replaceAll('"', '""'));
    }
    await goTo(page, `#/people/${id}`);
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await shows("body", NAME);
  });
  await step("A file of the import", async () => {
    await goTo(page, "#/import");
    const name = "<img src=x onerror=hacked(7)>.txt";
    const file = { name, mimeType: "text/plain", buffer: Buffer.from("text") };
    await page.getByTestId("import-files").setInputFiles(file);
    await shows('[data-testid="import-refused"]', name);
  });

  expect(ran, "scripts and dialogs").toEqual([]);
  expect(asked, "requests for what the texts name").toEqual([]);
});
