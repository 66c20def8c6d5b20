/** @file A film for Chromium's fake camera: two people before it in turn, who move a little. */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { sampleFaces } from "../sample-faces.mjs";

const PORTRAITS = "../shared/faces/portraits";

/**
 * Two people, each with a photo: all of it, or a square about the face.
 *
 * @type {{ name: string, enrol: { file: string, x?: number, y?: number, side?: number } }[]}
 */
const PEOPLE = existsSync(PORTRAITS)
  ? [
      { name: "Barack Obama", enrol: { file: `${PORTRAITS}/obama_1.jpg` } },
      { name: "Joe Biden", enrol: { file: `${PORTRAITS}/biden_2.jpg` } },
    ]
  : [
      { name: "One", enrol: sampleFaces.first },
      { name: "Two", enrol: sampleFaces.second },
    ];

/** Different pictures of each, and for how many frames (of 30 a second) each stands still. */
const STEPS = 30;
const STILL = 4;

/**
 * Writes the film, which the camera plays again and again.
 *
 * @param {import("@playwright/test").Browser} browser Draws it.
 * @param {string} file
 * @returns {Promise<{ name: string, photo: string }[]>} Who is in it, each with a photo (base64) to enrol.
 */
export async function writeFilm(browser, file) {
  const page = await browser.newPage();
  const people = [];
  const frames = [];
  for (const { name, enrol } of PEOPLE) {
    const data = await readFile(enrol.file, "base64");
    const { photo, steps } = await page.evaluate(draw, { data, crop: enrol, count: STEPS });
    people.push({ name, photo });
    for (const step of steps) {
      frames.push(...Array.from({ length: STILL }, () => Buffer.from(step, "base64")));
    }
  }
  await page.close();
  await writeFile(file, Buffer.concat(frames));
  return people;
}

/**
 * A browser before whose camera the film is played, with the app's introduction done with.
 *
 * @param {string} executablePath
 * @param {string} film
 * @param {import("@playwright/test").BrowserContextOptions} [options]
 */
export async function openBeforeFilm(executablePath, film, options) {
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  const context = await browser.newContext({
    permissions: ["camera"],
    viewport: { width: 768, height: 1024 },
    ...options,
  });
  await context.addInitScript(() => localStorage.setItem("visavis-introduced", "on"));
  return { browser, context };
}

/**
 * Enrols them through the app that is open in the page.
 *
 * @param {import("@playwright/test").Page} page
 * @param {{ name: string, photo: string }[]} people as `writeFilm` gives them
 */
export const enrol = (page, people) =>
  page.evaluate(async (all) => {
    for (const { name, photo } of all) {
      const bytes = Uint8Array.from(atob(photo), (char) => char.charCodeAt(0));
      await globalThis.visavis.persons.create({ name, images: [new Blob([bytes])] });
    }
  }, people);

/**
 * Runs in the page. The person goes to and fro once, and nearer and back.
 *
 * @param {{ data: string, crop: { file: string, x?: number, y?: number, side?: number }, count: number }} given
 */
async function draw({ data, crop, count }) {
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  const whole = await createImageBitmap(new Blob([bytes]));
  const { x = 0, y = 0, side = 0 } = crop;
  const bitmap = side
    ? await createImageBitmap(whole, x - side / 2, y - side / 2, side, side)
    : whole;
  /** @param {OffscreenCanvas} canvas */
  const jpeg = async (canvas) => {
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.92 });
    const out = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(out, (byte) => String.fromCharCode(byte)).join(""));
  };
  const alone = new OffscreenCanvas(bitmap.width, bitmap.height);
  alone.getContext("2d")?.drawImage(bitmap, 0, 0);
  const canvas = new OffscreenCanvas(640, 480);
  const context = canvas.getContext("2d");
  const steps = [];
  for (let step = 0; step < count; step++) {
    const turn = (2 * Math.PI * step) / count;
    const height = 440 - 40 * Math.cos(turn);
    const width = (height * bitmap.width) / bitmap.height;
    const left = 320 + 50 * Math.sin(turn) - width / 2;
    if (!context) throw new Error("no canvas");
    context.fillStyle = "#777";
    context.fillRect(0, 0, 640, 480);
    context.drawImage(bitmap, left, 240 - height / 2, width, height);
    steps.push(await jpeg(canvas));
  }
  return { photo: await jpeg(alone), steps };
}
