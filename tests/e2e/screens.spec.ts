import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { greyPng } from "./bad-files.ts";
import { expect, openReady, test, goTo } from "./fixtures.ts";
import { photo } from "./photos.ts";

/** Every screen at every size and theme: nothing overflows, axe finds nothing, and a picture is made. */

const sizes = [
  { width: 360, height: 800 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];
const themes = ["light", "dark", "sun"] as const;

/** Pictures go to the cache, and into the documentation only when asked for. */
const FOLDER = ".cache/screens";
const DOCUMENTED: Record<string, string> = {
  "identify-photo-light-1280": "docs/images/identify.png",
  "people-light-768": "docs/images/people.png",
  "samples-dark-1280": "docs/images/samples.png",
  "enrol-light-360": "docs/images/enrol.png",
};

async function picture(page: Page, name: string): Promise<void> {
  const image = await page.screenshot();
  await writeFile(join(FOLDER, `${name}.png`), image);
  const documented = DOCUMENTED[name];
  if (documented && process.env.UPDATE_PICTURES) await writeFile(documented, image);
}

test("every screen fits, is accessible, and has its picture taken", async ({ page }) => {
  test.setTimeout(600_000);
  await mkdir(FOLDER, { recursive: true });
  await mkdir("docs/images", { recursive: true });
  await openReady(page, "/#/samples");
  await page.screenshot({ path: join(FOLDER, "samples-before.png") });
  await page.getByRole("button", { name: "Go through the photos" }).click();
  await expect(page.getByTestId("samples-summary")).toBeVisible({ timeout: 90_000 });
  const id = await page.evaluate(
    async () => (await globalThis.visavis.persons.list()).persons[0]?.id ?? "",
  );
  const group = await photo(page, "public/samples/sample6.jpg");

  const screens: { name: string; open: () => Promise<unknown> }[] = [
    { name: "samples", open: () => Promise.resolve() },
    { name: "identify", open: () => goTo(page, "#/") },
    {
      name: "identify-photo",
      open: async () => {
        await page.getByTestId("photo-input").setInputFiles(group);
        await expect(page.locator('[data-testid="face"][data-state="match"]')).toHaveCount(4);
      },
    },
    {
      name: "identify-face",
      open: () => page.getByTestId("face").first().click(),
    },
    { name: "enrol", open: () => goTo(page, "#/enrol") },
    { name: "people", open: () => goTo(page, "#/people") },
    { name: "person", open: () => goTo(page, `#/people/${id}`) },
    { name: "verify", open: () => goTo(page, `#/verify/${id}`) },
    { name: "collections", open: () => goTo(page, "#/collections") },
    { name: "import", open: () => goTo(page, "#/import") },
    {
      name: "import-plan",
      open: async () => {
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
    { name: "insights", open: () => goTo(page, "#/insights") },
    {
      name: "insights-result",
      open: async () => {
        await page.getByTestId("insights-group").selectOption("gender");
        await page.getByTestId("insights-run").click();
        await expect(page.getByTestId("insights-findings")).toBeVisible();
      },
    },
    { name: "more", open: () => goTo(page, "#/more") },
    { name: "settings", open: () => goTo(page, "#/settings") },
    { name: "about", open: () => goTo(page, "#/about") },
    { name: "not-found", open: () => goTo(page, "#/nowhere") },
  ];

  for (const { name, open } of screens) {
    await open();
    // Thumbnails and lists arrive a moment after the screen.
    await page.waitForTimeout(400);
    for (const theme of themes) {
      await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.waitForTimeout(150);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${name} at ${size.width} overflows sideways`).toBeLessThanOrEqual(0);
        await picture(page, `${name}-${theme}-${size.width}`);
      }
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      const found = violations.map(
        ({ id: rule, nodes }) =>
          `${rule}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
      );
      expect.soft(found, `${name}, ${theme}`).toEqual([]);
    }
    await page.setViewportSize({ width: 768, height: 1024 });
  }
});
