import { fileURLToPath } from "node:url";
import { build } from "vite";

/**
 * A file of `seed-page/` with all that it needs, as one script for a page.
 *
 * @param {string} file
 */
async function bundle(file) {
  const entry = fileURLToPath(new URL(`seed-page/${file}`, import.meta.url));
  const output = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      lib: { entry, formats: ["iife"], name: "seeding" },
    },
  });
  const [first] = Array.isArray(output) ? output : [output];
  const chunk = first && "output" in first ? first.output[0] : undefined;
  if (chunk?.type !== "chunk") throw new Error("the seed was not built");
  return chunk.code;
}

/**
 * Fills the database of an app that has not been opened yet with so many people (`seed-page/`).
 *
 * @param {import("@playwright/test").Page} page
 * @param {number} count
 */
export const seedPeople = (page, count) => seedBy(page, "seed.ts", count);

/**
 * Likewise, but with a made-up template each of the built-in model, and without pictures (`tests/bench/seed.ts`).
 *
 * @param {import("@playwright/test").Page} page
 * @param {number} count
 */
export const seedTemplates = (page, count) => seedBy(page, "templates.ts", count);

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} file
 * @param {number} count
 */
async function seedBy(page, file, count) {
  // A page of this origin that is not the app, which would hold the database open.
  await page.goto("/icons/icon.svg");
  await page.evaluate(
    `${await bundle(file)}; globalThis.seeding = seeding; seeding.seed(${count})`,
  );
}
