/**
 * @file Renders the PNG icons from the SVGs beside them: `node scripts/icons.mjs`, by hand, after
 * an SVG has changed. The PNGs are committed.
 */
import { readFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { ensureChromium } from "./chromium.mjs";
import { inRoot, writeWhole } from "./files.mjs";

const ICONS = [
  { svg: "icon.svg", png: "icon-192.png", size: 192 },
  { svg: "icon.svg", png: "icon-512.png", size: 512 },
  { svg: "icon.svg", png: "favicon-32.png", size: 32 },
  { svg: "icon-maskable.svg", png: "icon-maskable-512.png", size: 512 },
  // iOS cuts the corners itself and shows black through transparent ones.
  { svg: "icon.svg", png: "apple-touch-icon.png", size: 180, background: "#1f5f5b" },
];

const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ["--no-sandbox"],
});
const page = await browser.newPage();
for (const { svg, png, size, background = "none" } of ICONS) {
  const source = await readFile(inRoot("public", "icons", svg), "utf8");
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>
      body { margin: 0; background: ${background} }
      svg { display: block; width: 100vw; height: 100vh }
    </style>${source}`,
  );
  await writeWhole(inRoot("public", "icons", png), await page.screenshot({ omitBackground: true }));
  console.log(`wrote public/icons/${png}`);
}
await browser.close();
