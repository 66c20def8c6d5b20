import { expect, type Page } from "@playwright/test";
import { greyPng } from "./bad-files.ts";
import { goTo } from "./fixtures.ts";
import { photo } from "./photos.ts";

/** A screen in one of its states, and the way there from the one before, in any language. */
export interface Screen {
  name: string;
  open: () => Promise<unknown>;
}

const at = (page: Page, name: string, hash: string): Screen => ({
  name,
  open: () => goTo(page, hash),
});

/** The steps over the first screen of a new device. */
export function introduction(page: Page): Screen[] {
  const dialog = page.getByTestId("first-run");
  const next = () => dialog.locator(".primary").last().click();
  return [
    { name: "first-run-what", open: () => expect(dialog).toBeVisible() },
    { name: "first-run-where", open: next },
    { name: "first-run-begin", open: next },
    { name: "identify-empty", open: () => page.keyboard.press("Escape") },
  ];
}

/** While nobody is enrolled. */
export const emptyScreens = (page: Page): Screen[] => [
  at(page, "samples-before", "#/samples"),
  at(page, "people-empty", "#/people"),
  at(page, "collections-empty", "#/collections"),
  at(page, "roll-calls-empty", "#/roll-call"),
  at(page, "verify-empty", "#/verify"),
  at(page, "audit-empty", "#/audit"),
  at(page, "insights-empty", "#/insights"),
  at(page, "retention-empty", "#/retention"),
];

/** Enrols the people of the sample photos by the app's own way, puts them into a collection and calls its roll. */
export async function fill(page: Page): Promise<{ personId: string; rollCallId: string }> {
  await goTo(page, "#/samples");
  await page.getByTestId("samples-start").click();
  await expect(page.getByTestId("samples-summary")).toBeVisible({ timeout: 90_000 });
  return page.evaluate(async () => {
    const { persons, collections, rollCalls } = globalThis.visavis;
    const ids = (await persons.list()).persons.map(({ id }) => id);
    const collection = await collections.create({ name: "Class 3", description: "Mornings" });
    await collections.addPersons(collection.id, ids);
    const { id } = await rollCalls.start(collection.id);
    await rollCalls.mark(id, [{ personId: ids[1] ?? "", by: "hand" }]);
    return { personId: ids[0] ?? "", rollCallId: id };
  });
}

/** A collection has expired; two of its people are in another one, which has terms too. */
const giveTerms = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { persons, collections } = globalThis.visavis;
    const [expired, samples] = (await collections.list()).collections;
    const terms = { purpose: "Who may come in", consentText: "Your face opens the gate." };
    await collections.update({ id: expired?.id ?? "", expiryDate: "2026-01-31", ...terms });
    const held = await collections.create({ name: "Staff", consentDate: "2026-01-01", ...terms });
    const ids = (await persons.list()).persons.map(({ id }) => id);
    await collections.addPersons(held.id, ids.slice(0, 2));
    await collections.removePersons(samples?.id ?? "", ids.slice(2));
  });

/** With the people of the sample photos. */
export function filledScreens(
  page: Page,
  { personId, rollCallId }: Awaited<ReturnType<typeof fill>>,
): Screen[] {
  const closeDialog = () => page.keyboard.press("Escape");
  return [
    at(page, "samples", "#/samples"),
    at(page, "identify", "#/"),
    {
      name: "identify-photo",
      open: async () => {
        const group = await photo(page, "public/samples/sample6.jpg");
        await page.getByTestId("photo-input").setInputFiles(group);
        await expect(page.locator('[data-testid="face"][data-state="match"]')).toHaveCount(4);
      },
    },
    {
      name: "identify-face",
      open: () => page.getByTestId("face").first().click(),
    },
    at(page, "enrol", "#/enrol"),
    at(page, "people", "#/people"),
    {
      name: "people-selected",
      open: async () => {
        await page.getByTestId("people-select").click();
        await page.getByTestId("person-row").first().click();
      },
    },
    {
      name: "people-delete",
      open: () => page.getByTestId("bulk-bar").locator(".danger").click(),
    },
    {
      name: "person",
      open: async () => {
        await closeDialog();
        await goTo(page, `#/people/${personId}`);
      },
    },
    {
      name: "person-photo",
      open: () => page.getByTestId("person-photo").first().getByRole("button").first().click(),
    },
    at(page, "verify", `#/verify/${personId}`),
    {
      name: "verify-result",
      open: async () => {
        const group = await photo(page, "public/samples/sample6.jpg");
        await page.getByTestId("verify-input").setInputFiles(group);
        await expect(page.getByTestId("verdict")).toBeVisible();
      },
    },
    at(page, "collections", "#/collections"),
    at(page, "roll-calls", "#/roll-call"),
    at(page, "roll-call", `#/roll-call/${rollCallId}`),
    at(page, "import", "#/import"),
    { name: "export", open: () => page.getByTestId("export-open").click() },
    {
      name: "import-plan",
      open: async () => {
        await closeDialog();
        const wall = { name: "wall.png", mimeType: "image/png", buffer: greyPng(640, 480) };
        const text = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("text") };
        await page.getByTestId("import-files").setInputFiles([wall, text]);
        await expect(page.getByTestId("import-plan")).toBeVisible();
      },
    },
    {
      name: "import-report",
      open: async () => {
        await page.getByTestId("import-start").click();
        await expect(page.getByTestId("import-refused")).toHaveCount(2);
      },
    },
    at(page, "insights", "#/insights"),
    {
      name: "insights-result",
      open: async () => {
        await page.getByTestId("insights-group").selectOption("gender");
        await page.getByTestId("insights-run").click();
        await expect(page.getByTestId("insights-findings")).toBeVisible();
      },
    },
    at(page, "audit", "#/audit"),
    at(page, "backup", "#/backup"),
    at(page, "models", "#/models"),
    at(page, "more", "#/more"),
    at(page, "settings", "#/settings"),
    at(page, "about", "#/about"),
    at(page, "guide", "#/guide"),
    at(page, "not-found", "#/nowhere"),
    // The reminder stands on every screen until the purge.
    {
      name: "reminder",
      open: async () => {
        await giveTerms(page);
        await expect(page.getByTestId("retention-reminder")).toBeVisible();
      },
    },
    {
      name: "retention",
      open: async () => {
        await goTo(page, "#/retention");
        await page.locator("summary").click();
      },
    },
    {
      name: "retention-proof",
      open: async () => {
        await page.getByTestId("purge").click();
        await page.getByTestId("confirm-dialog").locator(".danger").click();
        await expect(page.getByTestId("purge-proof")).toBeVisible();
      },
    },
    {
      name: "collection-terms",
      open: async () => {
        await goTo(page, "#/collections");
        await page.getByTestId("collection-row").getByRole("button").nth(1).click();
        await expect(page.getByTestId("collection-terms")).toBeVisible();
      },
    },
    {
      name: "keep-no-photo",
      open: async () => {
        await closeDialog();
        await goTo(page, "#/settings");
        await page.getByTestId("keep-no-photo").check();
      },
    },
    {
      name: "protection",
      open: async () => {
        await closeDialog();
        await goTo(page, "#/protection");
      },
    },
    {
      name: "protection-code",
      open: async () => {
        await page.getByTestId("new-passphrase").fill("seven small stones");
        await page.getByTestId("new-passphrase-again").fill("seven small stones");
        await page.getByTestId("protect").click();
        const code = page.getByTestId("recovery-code");
        await expect(code).toBeVisible({ timeout: 90_000 });
        // Another one each time, which no snapshot could show.
        await code.evaluate((element) => (element.textContent = "0123-4567-89AB-CDEF-GHJK-MNPQ"));
      },
    },
    {
      name: "protection-on",
      open: async () => {
        await page.getByTestId("code-kept").check();
        await page.getByTestId("code-done").click();
      },
    },
    { name: "protection-change", open: () => page.getByTestId("vault-passphrase").click() },
    {
      name: "lock",
      open: async () => {
        await page.getByTestId("lock").click();
        await expect(page.getByTestId("lock-screen")).toBeVisible();
      },
    },
  ];
}
