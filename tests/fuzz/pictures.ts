import { crc32 } from "node:zlib";
import { NUMBERS, putNumber, type Damage } from "./bytes.ts";
import type { Random } from "./random.ts";

/** @file Damage to pictures that a look at the outside of the file would not find. */

/** A file as its parts; put together they are the file. */
type Parts = Buffer[];

/** The marker segments of a JPEG; what comes behind the first scan's head is one part. */
function jpegParts(bytes: Buffer): Parts {
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    parts.push(bytes.subarray(at, end));
    at = end;
  }
  return [...parts, bytes.subarray(at)];
}

function pngParts(bytes: Buffer): Parts {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    parts.push(bytes.subarray(at, end));
    at = end;
  }
  return parts;
}

function webpParts(bytes: Buffer): Parts {
  const parts = [bytes.subarray(0, 12)];
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    parts.push(bytes.subarray(at, end));
    at = end;
  }
  return parts;
}

/** A damaged PNG whose checksums are right gets further than one whose are not. */
function withChecksums(parts: Parts): Parts {
  return parts.map((part, nth) => {
    if (nth === 0 || part.length < 12) return part;
    const copy = Buffer.from(part);
    copy.writeUInt32BE(crc32(copy.subarray(4, -4)), copy.length - 4);
    return copy;
  });
}

const moved = (parts: Parts, random: Random): Parts => {
  const others = [...parts];
  const at = 1 + random.int(parts.length - 1);
  const [part] = others.splice(at, 1);
  const way = random.pick(["lost", "twice", "elsewhere", "often"]);
  if (way === "lost" || !part) return others;
  const copies = { twice: 2, elsewhere: 1, often: 200 }[way] ?? 1;
  others.splice(random.int(others.length + 1), 0, ...Array<Buffer>(copies).fill(part));
  return others;
};

const inOne = (parts: Parts, random: Random): Parts => {
  const at = random.int(parts.length);
  const near = random.pick([12, 32, 1000]);
  return parts.map((part, nth) => (nth === at ? putNumber(part, random, near) : part));
};

/** Width and height as the head says them, and what decoders make room for. */
function resized(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const side = () => random.pick([...NUMBERS, 223, 224, 4000, 8000, 16_384, 30_000]);
  if (bytes.readUInt32BE(0) === 0x89504e47) {
    for (const at of [16, 20]) if (random.chance(0.7)) copy.writeUInt32BE(side(), at);
    return Buffer.concat(withChecksums(pngParts(copy)));
  }
  if (bytes.toString("latin1", 0, 4) === "RIFF") {
    copy.writeUInt16LE(side() & 0xffff, 26);
    copy.writeUInt16LE(side() & 0xffff, 28);
    return copy;
  }
  // The frame's head: FFC0 or FFC2.
  const at = [0xc0, 0xc2]
    .map((kind) => bytes.indexOf(Buffer.from([0xff, kind])))
    .find((n) => n > 0);
  if (at && at + 9 < copy.length) {
    copy.writeUInt16BE(side() & 0xffff, at + 5);
    copy.writeUInt16BE(side() & 0xffff, at + 7);
  }
  return copy;
}

/** How files of other kinds begin, which whoever reads sizes out of heads believes. */
const HEADS = [
  "GIF89a\xff\xff\xff\xff",
  "BM\xff\xff\xff\xff\0\0\0\0\x36\0\0\0\x28\0\0\0",
  "II*\0\x08\0\0\0\xff\xff",
  "MM\0*\0\0\0\x08\xff\xff",
  "\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x08jxlc",
  "\0\0\0\x18ftypavif\0\0\0\0mif1avif\0\0\0\0meta",
  "\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\0meta\0\0\0\0iprp",
  "\0\0\0\x0cjP  \r\n\x87\n\0\0\0\0jp2h",
  "icns\0\0\0\xff\0\0\0\0",
  "8BPS\0\x01",
  "DDS |\0\0\0",
  "\0\0\x01\0\x01\0",
  "P6\n99999999 99999999\n255\n",
  "<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9'>",
  "RIFF\xff\xff\xff\xffWEBPVP8X\x0a\0\0\0\x10\0\0\0\xff\xff\xff\xff\xff\xff",
  "\xff\x0a\xff\xff\xff\xff",
];

const partsOf = (bytes: Buffer): Parts => {
  if (bytes.readUInt32BE(0) === 0x89504e47) return pngParts(bytes);
  return bytes.toString("latin1", 0, 4) === "RIFF" ? webpParts(bytes) : jpegParts(bytes);
};

export const pictureDamages: Record<string, Damage> = {
  "parts moved": (bytes, random) => Buffer.concat(moved(partsOf(bytes), random)),
  "number in a part": (bytes, random) => Buffer.concat(inOne(partsOf(bytes), random)),
  "number in a part, checksums right": (bytes, random) => {
    const parts = inOne(partsOf(bytes), random);
    return Buffer.concat(bytes[0] === 0x89 ? withChecksums(parts) : parts);
  },
  "another size": resized,
  "another kind's head": (bytes, random) => {
    const head = Buffer.from(random.pick(HEADS), "latin1");
    return Buffer.concat([
      head,
      random.chance(0.5) ? bytes.subarray(head.length) : random.bytes(400),
    ]);
  },
};
