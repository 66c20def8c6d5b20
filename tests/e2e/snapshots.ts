import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { expect, test, type Page } from "@playwright/test";

/**
 * Pictures that screens are compared with. Letters and lines look a little different on each machine, so
 * they only hold where a page of letters looks exactly as it did where they were made; elsewhere that is
 * said and nothing is compared. `npm run snapshots` makes them anew.
 */
const MADE_ON = "tests/e2e/snapshots/made-on.txt";
/** What differs from run to run, and photos, whose pixels are many and say nothing of a screen's layout. */
const HIDDEN = "img, canvas, time, dl dd { visibility: hidden !important }";

/** Of one way from letters to pixels: letters in all scripts of the interface, lines and a shade. */
async function rendering(page: Page): Promise<string> {
  const sheet = await page.context().newPage();
  await sheet.setViewportSize({ width: 320, height: 160 });
  await sheet.setContent(`<body style="font: 18px system-ui, sans-serif; margin: 8px">
    <p>Visavis 0123 Ñandú çà et là</p><p>قائمة الأشخاص</p><p>लोगों की सूची</p>
    <p style="border: 2px solid; border-radius: 12px; box-shadow: 0 2px 6px gray">&nbsp;</p>`);
  const picture = await sheet.screenshot();
  await sheet.close();
  return createHash("sha256").update(picture).digest("hex");
}

let isComparable: Promise<boolean> | undefined;

async function findOut(page: Page): Promise<boolean> {
  const here = await rendering(page);
  if (test.info().config.updateSnapshots === "all") {
    await mkdir(dirname(MADE_ON), { recursive: true });
    await writeFile(MADE_ON, `${here}\n`);
    return true;
  }
  const isSame = (await readFile(MADE_ON, "utf8")).trim() === here;
  if (!isSame)
    console.warn("Screens are not compared with their snapshots: letters look different here.");
  return isSame;
}

/** Compares the layout that the page shows with the snapshot of this name. */
export async function compareWithSnapshot(page: Page, name: string): Promise<void> {
  isComparable ??= findOut(page);
  if (!(await isComparable)) return;
  // The policy lets no style element in, such as Playwright's own would be.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, HIDDEN);
  // A few pixels at the edges of letters; a moved line or a lost button is far more.
  await expect.soft(page).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: 0.002 });
  await page.evaluate(() => document.adoptedStyleSheets.pop());
}
