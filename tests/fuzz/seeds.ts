import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { goTo } from "../e2e/fixtures.ts";
import { photo, redraw } from "../e2e/photos.ts";
import { KEPT, PASSPHRASE } from "./give.ts";
import type { FuzzFile, Seeds } from "./kinds/kind.ts";
import { filesOf } from "./zip.ts";

/** Three of the sample photos: two of one woman, one of another. */
const CROPS = [
  { file: "public/samples/sample3.jpg", x: 1185, y: 360, side: 420 },
  { file: "public/samples/sample6.jpg", x: 358, y: 625, side: 420 },
  { file: "public/samples/sample1.jpg", x: 1570, y: 310, side: 420 },
];

/** Good files, made by the app in the page; afterwards one person is enrolled. */
export async function makeSeeds(page: Page): Promise<Seeds> {
  const pictures: FuzzFile[] = [];
  for (const [nth, crop] of CROPS.entries()) {
    const { buffer } = await redraw(page, await photo(page, crop.file), crop);
    for (const kind of ["jpeg", "png", "webp"]) {
      pictures.push({ name: `${nth}.${kind}`, bytes: await encoded(page, buffer, kind) });
    }
  }
  const [face, other, again] = pictures.filter(({ name }) => name.endsWith("jpeg"));
  if (!face || !other || !again) throw new Error("There is no picture.");
  pictures.push({ name: "turned.jpeg", bytes: turned(face.bytes) });
  await page.evaluate(
    async ({ data, kept }) => {
      const { persons, collections } = globalThis.visavis;
      const night = await collections.create({ name: "Night | day", description: "=1+1" });
      const once = await collections.create({ name: "Only in files" });
      for (const [nth, base64] of data.entries()) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        const id = nth === 0 ? kept : `fuzz-${nth}`;
        const facts = { gender: "F", dateOfBirth: "1961-08-04", notes: "'two\nlines" } as const;
        await persons.create(
          {
            id,
            name: `Person "${nth}"`,
            ...facts,
            collections: nth === 0 ? [night] : [night, once],
            images: [new Blob([bytes])],
          },
          { duplicates: "allow" },
        );
      }
    },
    { data: [face, other, again].map(({ bytes }) => bytes.toString("base64")), kept: KEPT },
  );
  const zip = await exported(page, "ZIP with photos");
  const json = [await exported(page, "JSON with photos"), await exported(page, "JSON")];
  await page.evaluate(async () => {
    const { persons, collections } = globalThis.visavis;
    await persons.delete(["fuzz-1", "fuzz-2"]);
    // Who is refused later must not have brought it back.
    const all = await collections.list();
    const once = all.collections.find(({ name }) => name === "Only in files");
    await collections.delete(once?.id ?? "");
  });
  return { pictures, zip, csv: await tableOf(zip), json, backup: await backupOf(page) };
}

const encoded = (page: Page, png: Buffer, kind: string): Promise<Buffer> =>
  page
    .evaluate(
      async ({ data, type }) => {
        const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes]));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
        const blob = await canvas.convertToBlob({ type, quality: 0.9 });
        const out = new Uint8Array(await blob.arrayBuffer());
        return btoa(Array.from(out, (byte) => String.fromCharCode(byte)).join(""));
      },
      { data: png.toString("base64"), type: `image/${kind}` },
    )
    .then((base64) => Buffer.from(base64, "base64"));

/** With Exif that says it lies on its side: whoever reads sizes and turns reads this, too. */
function turned(jpeg: Buffer): Buffer {
  const exif = Buffer.from(
    "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0",
    "latin1",
  );
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

/** What the app's own export writes. */
async function exported(page: Page, choice: string): Promise<FuzzFile> {
  await goTo(page, "#/import");
  await page.getByTestId("export-open").click();
  const dialog = page.getByTestId("export-dialog");
  await dialog.getByText(choice, { exact: true }).click();
  const saving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export unencrypted" }).click();
  const file = await saving;
  await expect(dialog).toBeHidden();
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Of what is stored at the end: to restore it changes nothing. */
async function backupOf(page: Page): Promise<FuzzFile> {
  const base64 = await page.evaluate(async (passphrase) => {
    const { file } = await globalThis.visavis.backup.create({ passphrase });
    const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }, PASSPHRASE);
  return { name: "all.visavis", bytes: Buffer.from(base64, "base64") };
}

/** The ZIP's table and its photos, side by side as in a folder. */
async function tableOf(zip: FuzzFile): Promise<FuzzFile> {
  const files = await filesOf(zip.bytes);
  const table = files.find(({ name }) => name.endsWith(".csv"))?.data.toString() ?? "";
  const beside = files
    .filter(({ name }) => name.startsWith("photos/"))
    .map(({ name, data }) => ({ name: name.replace("photos/", ""), bytes: data }));
  return { name: "persons.csv", bytes: Buffer.from(table.replaceAll("photos/", "")), beside };
}
