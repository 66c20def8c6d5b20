import type { Page } from "@playwright/test";
import { goTo } from "../e2e/fixtures.ts";
import type { Answer, FuzzFile } from "./kinds/kind.ts";

/** @file The doors by which files come in, as people and programs use them. */

/** Enrolled all the time. */
export const KEPT = "fuzz-kept";

export const pictureCalls = [
  "create",
  "create",
  "detect",
  "search",
  "verify",
  "headCount",
] as const;
export type PictureCall = (typeof pictureCalls)[number];

export const callWithPicture = (page: Page, bytes: Buffer, call: PictureCall): Promise<Answer> =>
  page.evaluate(
    async ({ data, call, kept }) => {
      const { persons, search } = globalThis.visavis;
      const picture = new Blob([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))]);
      const calls: Record<PictureCall, () => Promise<unknown>> = {
        create: () => persons.create({ images: [picture] }, { duplicates: "allow" }),
        detect: () => search.detect(picture, { search: {} }),
        search: () => search.search([picture]),
        verify: () => search.verify(kept, [picture]),
        headCount: () => search.headCount(picture),
      };
      try {
        await calls[call]();
        return { accepted: true, codes: [] };
      } catch (error) {
        const { code } = error as { code?: string };
        return { accepted: false, codes: [code ?? `no code: ${String(error)}`] };
      }
    },
    { data: bytes.toString("base64"), call, kept: KEPT },
  );

/** Of the backup that is damaged. */
export const PASSPHRASE = "seven small stones";

export const restore = (page: Page, bytes: Buffer, mode: "replace" | "merge"): Promise<Answer> =>
  page.evaluate(
    async ({ data, mode, passphrase }) => {
      const file = new Blob([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))]);
      try {
        await globalThis.visavis.backup.restore(file, { passphrase, mode });
        return { accepted: true, codes: [] };
      } catch (error) {
        const { code } = error as { code?: string };
        return { accepted: false, codes: [code ?? `no code: ${String(error)}`] };
      }
    },
    { data: bytes.toString("base64"), mode, passphrase: PASSPHRASE },
  );

/** Chooses the file on the screen of the import, starts, and reads the report. */
export async function importThrough(
  page: Page,
  button: "import-zip" | "import-files",
  { name, bytes, beside = [] }: FuzzFile,
  allowDuplicates: boolean,
): Promise<Answer> {
  await goTo(page, "#/import");
  const again = page.getByRole("button", { name: "Choose something else" });
  if (await again.isVisible()) await again.click();
  // What the file before led to is no answer to this one.
  await page.evaluate(() => {
    for (const old of document.querySelectorAll('[data-testid="alert"]')) old.id = "old";
  });
  const files = [{ name, bytes }, ...beside].map((file) => ({
    ...{ name: file.name, buffer: file.bytes, mimeType: "application/octet-stream" },
  }));
  await page.getByTestId(button).setInputFiles(files);
  const alert = page.locator('[data-testid="alert"]:not(#old)');
  const plan = page.getByTestId("import-plan");
  const report = page.getByTestId("import-report");
  await alert.or(plan).or(report).first().waitFor({ timeout: 0 });
  if (await plan.isVisible()) {
    const start = page.getByTestId("import-start");
    if (await start.isDisabled()) {
      // Nobody is in it, which is an answer, unless there is something that nobody is told the reason of.
      const isTold = !/left out/.test(await plan.innerText());
      return { accepted: isTold, codes: isTold ? [] : ["no reason for what is left out"] };
    }
    if (allowDuplicates) await page.getByTestId("import-allow-duplicates").check();
    await start.click();
    await alert.or(report).first().waitFor({ timeout: 0 });
  }
  const codes = await page
    .locator('[data-testid="alert"]:not(#old), [data-testid="import-refused"]')
    .evaluateAll((all: HTMLElement[]) => all.map(({ dataset }) => dataset.code ?? "no code"));
  const isNew = (await report.isVisible()) && !/Nobody new/.test(await report.innerText());
  return { accepted: isNew || codes.length === 0, codes };
}
