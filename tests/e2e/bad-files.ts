import { deflateSync } from "node:zlib";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { photo, photos, redraw, type PhotoFile } from "./photos.ts";

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (crcTable[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, check]);
}

/** A real PNG of one grey, 1 bit a pixel, of any size. */
export function greyPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const jpeg = (name: string, buffer: Buffer): PhotoFile => ({
  name,
  mimeType: "image/jpeg",
  buffer,
});
const png = (name: string, buffer: Buffer): PhotoFile => ({ name, mimeType: "image/png", buffer });

export interface BadFile {
  what: string;
  code: string;
  make: (page: Page) => PhotoFile | Promise<PhotoFile>;
}

/** What a person may give by mistake, and the code that must come. */
export const badFiles: BadFile[] = [
  {
    what: "a text file named .jpg",
    code: "UNSUPPORTED_IMAGE",
    make: () => jpeg("notes.jpg", Buffer.from("Shopping list: bread, milk, coffee\n".repeat(20))),
  },
  {
    what: "an empty file",
    code: "UNSUPPORTED_IMAGE",
    make: () => jpeg("empty.jpg", Buffer.alloc(0)),
  },
  {
    what: "a JPEG that was cut off",
    code: "UNSUPPORTED_IMAGE",
    make: () => {
      const whole = readFileSync("public/samples/sample1.jpg");
      return jpeg("cut.jpg", whole.subarray(0, Math.floor(whole.length * 0.6)));
    },
  },
  { what: "a 1×1 PNG", code: "IMAGE_TOO_SMALL", make: () => png("dot.png", greyPng(1, 1)) },
  {
    what: "a photo without a face",
    code: "NO_FACE",
    make: () => png("wall.png", greyPng(640, 480)),
  },
  {
    what: "a photo with two faces",
    code: "MULTIPLE_FACES",
    make: (page) => photo(page, photos.twoFaces),
  },
  {
    what: "a photo under 224 pixels",
    code: "IMAGE_TOO_SMALL",
    make: async (page) => {
      const crop = photos.first.enrol;
      const whole = await photo(page, typeof crop === "string" ? crop : crop.file);
      const at = typeof crop === "string" ? { x: 494, y: 250, side: 480 } : crop;
      return redraw(page, whole, { x: at.x, y: at.y, side: at.side, to: 180 });
    },
  },
  {
    what: "an HEIC photo",
    code: "UNSUPPORTED_IMAGE",
    make: () => ({
      name: "photo.heic",
      mimeType: "image/heic",
      buffer: Buffer.concat([
        Buffer.from([0, 0, 0, 24]),
        Buffer.from("ftypheic\0\0\0\0mif1heic", "latin1"),
        Buffer.alloc(4096, 1),
      ]),
    }),
  },
  {
    what: "a picture of 100 megapixels",
    code: "IMAGE_TOO_LARGE",
    make: () => png("huge.png", greyPng(10_000, 10_000)),
  },
];
