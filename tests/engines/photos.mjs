/** @file The photos of the main job: portraits where they are there, else faces cut out of the sample photos. */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { inRoot } from "../../scripts/files.mjs";
import { sampleFaces } from "../sample-faces.mjs";

const PORTRAITS = "../shared/faces/portraits";
const { first: enrol, firstAgain: probe, second: other } = sampleFaces;
const faces = { enrol, probe, other };

/**
 * @param {string} folder for those that are cut out
 * @returns {Promise<import("./main-job.mjs").Photos & { source: string }>} paths
 */
export async function photosIn(folder) {
  if (existsSync(inRoot(PORTRAITS))) {
    const portrait = (/** @type {string} */ name) => inRoot(PORTRAITS, name);
    return {
      source: "portraits",
      enrol: portrait("obama_1.jpg"),
      probe: portrait("obama_2.jpg"),
      other: portrait("biden_2.jpg"),
    };
  }
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ["--no-sandbox"],
  });
  const page = await browser.newPage();
  /** @param {keyof typeof faces} name */
  const cut = async (name) => {
    const { file, x, y, side } = faces[name];
    const bytes = await readFile(inRoot(file));
    const base64 = await page.evaluate(
      async ({ base64, left, top, side }) => {
        const photo = await (await fetch(`data:image/jpeg;base64,${base64}`)).blob();
        const canvas = new OffscreenCanvas(side, side);
        const bitmap = await createImageBitmap(photo, left, top, side, side);
        canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
        const jpeg = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 });
        return btoa(String.fromCharCode(...new Uint8Array(await jpeg.arrayBuffer())));
      },
      { base64: bytes.toString("base64"), left: x - side / 2, top: y - side / 2, side },
    );
    const path = `${folder}/${name}.jpg`;
    await writeFile(path, base64, "base64");
    return path;
  };
  const cuts = { enrol: await cut("enrol"), probe: await cut("probe"), other: await cut("other") };
  await browser.close();
  return { source: "sample photos", ...cuts };
}
