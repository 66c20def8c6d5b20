/** @file Many different real photos: of LFW where it is there, else cut out of the sample photos. */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BlobWriter, Uint8ArrayReader, ZipWriter } from "@zip.js/zip.js";

/** @typedef {{ name: string, bytes: () => Promise<Uint8Array> }} Photo */

const LFW = "../shared/faces/lfw/images";
/** Faces of the sample photos: centre and side in pixels. */
const FACES = [
  { file: "public/samples/sample3.jpg", x: 1185, y: 360, side: 420 },
  { file: "public/samples/sample6.jpg", x: 358, y: 625, side: 420 },
];

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {number} count
 * @returns {Promise<{ source: string, list: Photo[] }>}
 */
export async function photosFor(browser, count) {
  if (!existsSync(LFW)) {
    return { source: "cut out of the sample photos", list: await fromSamples(browser, count) };
  }
  const found = (await readdir(LFW, { recursive: true })).filter((path) => path.endsWith(".jpg"));
  // Everybody's first photo before anybody's second.
  const numbered = found.sort().map((path) => ({ path, order: path.slice(-8) }));
  const list = numbered
    .sort((a, b) => a.order.localeCompare(b.order))
    .slice(0, count)
    .map(({ path }, index) => ({
      // Letters at the end: no two photos are taken for one person's.
      name: `${String(index).padStart(5, "0")} ${path.replace(/^.*\/(.*)_\d+\.jpg$/, "$1")}.jpg`,
      bytes: async () => new Uint8Array(await readFile(join(LFW, path))),
    }));
  return { source: "LFW, each a person of its own", list };
}

/**
 * Each crop is moved by another few pixels: other contents.
 *
 * @param {import("@playwright/test").Browser} browser
 * @param {number} count
 * @returns {Promise<Photo[]>}
 */
async function fromSamples(browser, count) {
  const page = await browser.newPage();
  /** @type {Photo[]} */
  const list = [];
  for (let index = 0; index < count; index++) {
    const face = FACES[index % FACES.length];
    if (!face) break;
    const step = Math.floor(index / FACES.length);
    const crop = {
      ...face,
      x: face.x + (step % 40) - 20,
      y: face.y + (Math.floor(step / 40) % 40),
    };
    const data = index < FACES.length ? await readFile(face.file, "base64") : "";
    const base64 = await page.evaluate(cut, { data, ...crop });
    const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
    list.push({
      name: `${String(index).padStart(5, "0")} Person.jpg`,
      bytes: () => Promise.resolve(bytes),
    });
  }
  await page.close();
  return list;
}

/**
 * Runs in the page. The picture is decoded when it comes the first time.
 *
 * @param {{ data: string, file: string, x: number, y: number, side: number }} crop
 */
async function cut({ data, file, x, y, side }) {
  const kept = /** @type {{ bitmaps?: Map<string, ImageBitmap> }} */ (globalThis);
  const bitmaps = (kept.bitmaps ??= new Map());
  if (data) {
    const whole = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    bitmaps.set(file, await createImageBitmap(new Blob([whole])));
  }
  const bitmap = bitmaps.get(file);
  if (!bitmap) throw new Error(`${file} was not read`);
  const canvas = new OffscreenCanvas(side, side);
  const from = /** @type {const} */ ([x - side / 2, y - side / 2, side, side]);
  canvas.getContext("2d")?.drawImage(bitmap, ...from, 0, 0, side, side);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.92 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/**
 * @param {string} folder
 * @param {Photo[]} photos
 */
export async function writeFolder(folder, photos) {
  await mkdir(folder);
  for (const { name, bytes } of photos) await writeFile(join(folder, name), await bytes());
}

/**
 * @param {string} file
 * @param {Photo[]} photos
 */
export async function writeZip(file, photos) {
  const writer = new ZipWriter(new BlobWriter("application/zip"), { useWebWorkers: false });
  for (const { name, bytes } of photos) {
    await writer.add(name, new Uint8ArrayReader(await bytes()));
  }
  const zip = await writer.close();
  await writeFile(file, new Uint8Array(await zip.arrayBuffer()));
}
