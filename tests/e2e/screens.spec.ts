import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { emptyScreens, fill, filledScreens, introduction, type Screen } from "./screens.ts";
import { compareWithSnapshot } from "./snapshots.ts";

/** Every screen at every size, in every look and from right to left: it fits, and axe finds nothing. */

const sizes = [
  { width: 360, height: 800 },
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
];

/** Pictures to look at. */
const FOLDER = ".cache/screens";

/** What is wider than the page, and what a finger can hardly hit. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide`] : [];
    const small = [...document.querySelectorAll<HTMLElement>(".button:not(.skip), select, nav a")]
      .filter((target) => target.checkVisibility())
      .map((target) => ({ target, box: target.getBoundingClientRect() }))
      .filter(({ box }) => Math.min(box.width, box.height) < 47.5)
      .map(({ target, box }) => `${Math.round(box.height)} px: ${target.outerHTML.slice(0, 80)}`);
    return [...wide, ...small];
  });

async function look(page: Page, screens: Screen[], language: string, themes: string[]) {
  await mkdir(FOLDER, { recursive: true });
  for (const { name, open } of screens) {
    await open();
    // Nothing lies under the pointer by chance.
    await page.mouse.move(0, 0);
    // Thumbnails and lists arrive a moment after the screen.
    await page.waitForTimeout(400);
    for (const theme of themes) {
      await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.waitForTimeout(150);
        expect.soft(await misfits(page), `${name}, ${language}, ${size.width}`).toEqual([]);
        const file = join(FOLDER, `${name}-${language}-${theme}-${size.width}.png`);
        await writeFile(file, await page.screenshot());
      }
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
      );
      expect.soft(found, `${name}, ${language}, ${theme}`).toEqual([]);
    }
    if (language === "en") await compareWithSnapshot(page, name);
  }
}

// They take longest of all.
test.describe.configure({ mode: "parallel" });

for (const { language, themes } of [
  { language: "en", themes: ["sun", "dark", "light"] },
  { language: "ar", themes: ["dark", "light"] },
])
  test(`every screen fits and is accessible, in ${language}`, async ({ page }) => {
    test.setTimeout(900_000);
    await page.addInitScript((tag) => localStorage.setItem("visavis-language", tag), language);
    await page.goto("/");
    await expect(page.getByTestId("status")).toHaveAttribute("data-tone", "ready", {
      timeout: 90_000,
    });
    await look(page, [...introduction(page), ...emptyScreens(page)], language, themes);
    await look(page, filledScreens(page, await fill(page)), language, themes);
  });
