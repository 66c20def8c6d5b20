import { fileURLToPath } from "node:url";
import { build } from "vite";

const entry = fileURLToPath(new URL("seed-page/seed.ts", import.meta.url));

/** The seed with all that it needs, as one script for a page. */
async function bundle() {
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
export async function seedPeople(page, count) {
  // A page of this origin that is not the app, which would hold the database open.
  await page.goto("/icons/icon.svg");
  await page.evaluate(`${await bundle()}; globalThis.seeding = seeding; seeding.seed(${count})`);
}
