import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { sampleFaces } from "../sample-faces.mjs";

/** A file as Playwright's `setInputFiles` takes it. */
export interface PhotoFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Part of a picture: centre and side in its pixels. */
interface Crop {
  file: string;
  x: number;
  y: number;
  side: number;
}

/**
 * Real photos of two people: each alone, both (or one) in a group, and a group in which there are
 * strangers. From the folder of portraits where it is there, else from the sample photos.
 */
export interface PhotoSet {
  source: string;
  /** Two people, each with a photo of their own to enrol, and another one to verify with. */
  first: { name: string; enrol: Crop | string; probe: Crop | string };
  second: { name: string; enrol: Crop | string };
  /** Shows `named`, and `strangers` other faces. */
  group: { file: string; named: ("first" | "second")[]; strangers: number };
  /** Shows `first` or `second`, both of them or none; strangers once only `first` is enrolled. */
  other: { file: string; named: ("first" | "second")[]; faces: number };
  /** Two faces of about the same size. */
  twoFaces: string;
}

const portraits = "../shared/faces/portraits";
const samples = "public/samples";

const fromPortraits: PhotoSet = {
  source: portraits,
  first: {
    name: "Barack Obama",
    enrol: join(portraits, "obama_1.jpg"),
    probe: join(portraits, "obama_2.jpg"),
  },
  second: { name: "Joe Biden", enrol: join(portraits, "biden_2.jpg") },
  group: {
    file: join(portraits, "obama_and_biden.jpg"),
    named: ["first", "second"],
    strangers: 1,
  },
  other: { file: join(portraits, "two_people.jpg"), named: ["first", "second"], faces: 2 },
  twoFaces: join(portraits, "two_people.jpg"),
};

/** The woman who is in samples 1 and 3, and one from sample 6. */
const fromSamples: PhotoSet = {
  source: samples,
  first: {
    name: "Sample One",
    enrol: sampleFaces.first,
    probe: sampleFaces.firstAgain,
  },
  second: { name: "Sample Two", enrol: sampleFaces.second },
  group: { file: join(samples, "sample1.jpg"), named: ["first"], strangers: 2 },
  other: { file: join(samples, "sample6.jpg"), named: ["second"], faces: 4 },
  twoFaces: join(samples, "sample3.jpg"),
};

export const photos = existsSync(portraits) ? fromPortraits : fromSamples;

const livenessFolder = "../shared/faces/liveness";

/**
 * A live face and one on a screen, enlarged to the size that liveness asks for; null where the
 * folder is absent.
 */
export const livenessPhotos = existsSync(livenessFolder)
  ? { live: join(livenessFolder, "live_1.jpg"), screen: join(livenessFolder, "screen_1.jpg") }
  : null;

/** The file itself, or a crop of it that a browser makes. */
export async function photo(page: Page, source: Crop | string): Promise<PhotoFile> {
  const file = typeof source === "string" ? source : source.file;
  const buffer = readFileSync(file);
  const whole = { name: file.split("/").at(-1) ?? file, mimeType: "image/jpeg", buffer };
  return typeof source === "string" ? whole : redraw(page, whole, source);
}

/** A square part of the picture, drawn anew by the browser at its own or another size. */
export const redraw = (
  page: Page,
  file: PhotoFile,
  { x, y, side, to = side }: { x: number; y: number; side: number; to?: number },
): Promise<PhotoFile> =>
  draw(page, file, { from: [x - side / 2, y - side / 2, side, side], to: [to, to] });

/** The whole picture of 640×480 pixels, larger. */
export const enlarge = (page: Page, file: PhotoFile, factor: number): Promise<PhotoFile> =>
  draw(page, file, { from: [0, 0, 640, 480], to: [640 * factor, 480 * factor] });

/** The whole picture, as large as a camera of so many megapixels makes it: everything takes long. */
export async function grown(page: Page, file: PhotoFile, megapixels: number): Promise<PhotoFile> {
  const base64 = await page.evaluate(
    async ({ data, pixels }) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const scale = Math.sqrt(pixels / (bitmap.width * bitmap.height));
      const canvas = new OffscreenCanvas(bitmap.width * scale, bitmap.height * scale);
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
      const out = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(out, (byte) => String.fromCharCode(byte)).join(""));
    },
    { data: file.buffer.toString("base64"), pixels: megapixels * 1e6 },
  );
  return { name: file.name, mimeType: "image/jpeg", buffer: Buffer.from(base64, "base64") };
}

interface Drawing {
  from: [x: number, y: number, width: number, height: number];
  to: [width: number, height: number];
}

async function draw(page: Page, { name, buffer }: PhotoFile, drawing: Drawing) {
  const base64 = await page.evaluate(
    async ({ data, from, to }) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(...to);
      canvas.getContext("2d")?.drawImage(bitmap, ...from, 0, 0, ...to);
      const blob = await canvas.convertToBlob({ type: "image/png" });
      const out = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(out, (byte) => String.fromCharCode(byte)).join(""));
    },
    { data: buffer.toString("base64"), ...drawing },
  );
  return {
    name: name.replace(/\.\w+$/, ".png"),
    mimeType: "image/png",
    buffer: Buffer.from(base64, "base64"),
  };
}
