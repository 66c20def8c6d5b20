import { crc32, deflateRawSync } from "node:zlib";
import { BlobReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { NUMBERS } from "./bytes.ts";
import type { Random } from "./random.ts";

/** @file ZIPs whose parts contradict each other, as no tool writes them. */

export interface ZipFile {
  name: string;
  data: Buffer;
}

/** An entry as both of its heads tell of it; what `local` has is only in the first of them. */
interface Entry {
  name: Buffer;
  flags: number;
  method: number;
  crc: number;
  packed: Buffer;
  packedSize: number;
  size: number;
  extra: Buffer;
  attributes: number;
  /** Where its contents are said to be, from where they are. */
  shift: number;
  local: Partial<Pick<Entry, "name" | "flags" | "method" | "crc" | "packedSize" | "size">>;
}

export async function filesOf(zip: Buffer): Promise<ZipFile[]> {
  const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(zip)])), {
    useWebWorkers: false,
  });
  const files: ZipFile[] = [];
  for await (const entry of reader.getEntriesGenerator()) {
    if (entry.directory) continue;
    const data = Buffer.from(await entry.getData(new Uint8ArrayWriter()));
    files.push({ name: entry.filename, data });
  }
  return files;
}

export function entryOf(name: string | Buffer, data: Buffer, deflated = false): Entry {
  const packed = deflated ? deflateRawSync(data, { level: 9 }) : data;
  return {
    ...{ name: Buffer.from(name), flags: 0x800, method: deflated ? 8 : 0, crc: crc32(data) },
    ...{ packed, packedSize: packed.length, size: data.length, extra: Buffer.alloc(0) },
    ...{ attributes: 0, shift: 0, local: {} },
  };
}

function head(signature: number, entry: Entry, central?: { offset: number }): Buffer {
  const at = central ? 46 : 30;
  const bytes = Buffer.alloc(at);
  const write = (value: number, place: number, width: 2 | 4) =>
    bytes.writeUIntLE(Math.abs(value) % 2 ** (8 * width), place, width);
  write(signature, 0, 4);
  const shift = central ? 2 : 0;
  if (central) write(0x314, 4, 2);
  write(20, 4 + shift, 2);
  write(entry.flags, 6 + shift, 2);
  write(entry.method, 8 + shift, 2);
  write(0x58210000, 10 + shift, 4);
  write(entry.crc, 14 + shift, 4);
  write(entry.packedSize, 18 + shift, 4);
  write(entry.size, 22 + shift, 4);
  write(entry.name.length, 26 + shift, 2);
  write(entry.extra.length, 28 + shift, 2);
  if (central) {
    write(entry.attributes, 38, 4);
    write(central.offset, 42, 4);
  }
  return Buffer.concat([bytes, entry.name, entry.extra]);
}

export interface ZipEnd {
  entries?: number;
  size?: number;
  offset?: number;
  disk?: number;
  comment?: Buffer;
}

/** Only the first of `copies` has contents of its own; the others point to the same. */
export function zipOf(entries: Entry[], end: ZipEnd = {}, copies = 1): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = head(0x04034b50, { ...entry, ...entry.local });
    for (let copy = 0; copy < copies; copy++) {
      const name = copy === 0 ? entry.name : Buffer.concat([Buffer.from(`${copy} `), entry.name]);
      list.push(head(0x02014b50, { ...entry, name }, { offset: offset + entry.shift }));
    }
    parts.push(local, entry.packed);
    offset += local.length + entry.packed.length;
  }
  const directory = Buffer.concat(list);
  const { comment = Buffer.alloc(0), disk = 0 } = end;
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06054b50, 0);
  tail.writeUInt16LE(disk & 0xffff, 4);
  tail.writeUInt16LE((end.entries ?? list.length) & 0xffff, 8);
  tail.writeUInt16LE((end.entries ?? list.length) & 0xffff, 10);
  tail.writeUInt32LE((end.size ?? directory.length) >>> 0, 12);
  tail.writeUInt32LE((end.offset ?? offset) >>> 0, 16);
  tail.writeUInt16LE(comment.length & 0xffff, 20);
  return Buffer.concat([...parts, directory, tail, comment]);
}

/** Names that lead out of a folder, end early, or are devices and commands somewhere. */
const NAMES = [
  "../x.jpg",
  "..\\..\\x.jpg",
  "a/../../x.jpg",
  "/etc/passwd.jpg",
  "\\\\host\\share\\x.jpg",
  "C:\\x.jpg",
  "c:x.jpg",
  "x\0.jpg",
  "CON.jpg",
  "aux",
  "COM1.png",
  "x.jpg:stream",
  "./x.jpg",
  "a//b.jpg",
  ".../x.jpg",
  "%2e%2e/x.jpg",
  "..%c0%af../x.jpg",
  "..",
  ".",
  "",
  " .jpg",
  "x.jpg/",
  "persons.csv",
  "__proto__.jpg",
  "\u202Egpj.exe",
  "<img src=x onerror=alert(1)>.jpg",
  "more.zip",
  "a/".repeat(5000) + "x.jpg",
];

/** Each changes the entries, or what stands at the end, or makes another ZIP of them. */
const ways: Record<string, (entries: Entry[], random: Random) => Buffer> = {
  "a name": (entries, random) => {
    random.pick(entries).name = Buffer.from(random.pick(NAMES));
    return zipOf(entries);
  },
  "a name no UTF-8 has": (entries, random) => {
    random.pick(entries).name = random.bytes(1 + random.int(40));
    return zipOf(entries);
  },
  "a name in one head only": (entries, random) => {
    random.pick(entries).local = { name: Buffer.from(random.pick(NAMES)) };
    return zipOf(entries);
  },
  "one name twice": (entries, random) => {
    random.pick(entries).name = random.pick(entries).name;
    return zipOf(entries);
  },
  "heads that differ": (entries, random) => {
    const key = random.pick(["flags", "method", "crc", "packedSize", "size"] as const);
    random.pick(entries).local = { [key]: random.pick(NUMBERS) };
    return zipOf(entries);
  },
  "a number in both heads": (entries, random) => {
    const key = random.pick(["flags", "method", "crc", "packedSize", "size", "shift"] as const);
    random.pick(entries)[key] = random.pick(NUMBERS);
    return zipOf(entries);
  },
  "a ZIP64 field": (entries, random) => {
    const entry = random.pick(entries);
    entry.extra = Buffer.alloc(4 + 28, random.pick([0, 0x7f, 0xff]));
    entry.extra.writeUInt16LE(1, 0);
    entry.extra.writeUInt16LE(random.pick([28, 8, 0, 0xffff]), 2);
    entry.size = 0xffffffff;
    if (random.chance(0.5)) entry.packedSize = 0xffffffff;
    return zipOf(entries);
  },
  "the end's numbers": (entries, random) => {
    const key = random.pick(["entries", "size", "offset", "disk"] as const);
    return zipOf(entries, { [key]: random.pick([...NUMBERS, 2, 5]) });
  },
  "a comment that is an end": (entries, random) =>
    zipOf(entries, { comment: Buffer.concat([zipOf([]), random.bytes(9)]) }),
  "a list of nothing": (_, random) => zipOf([], { entries: random.pick([0, 1, 0xffff]) }),
  "a ZIP in it": (entries, random) => {
    const name = random.pick(["more.zip", "more.jpg", "persons.csv"]);
    return zipOf([...entries, entryOf(name, zipOf(entries))]);
  },
  "a bomb": (entries, random) => {
    const bomb = entryOf("bomb.jpg", Buffer.alloc(random.pick([5e6, 5e7])), true);
    // Some own up to it, some say they are small.
    if (random.chance(0.5)) bomb.size = random.pick([0, 1000, 1e6]);
    return zipOf([...entries, bomb]);
  },
  "a bomb of a table": (entries) =>
    zipOf([
      ...entries.filter(({ name }) => name.toString() !== "persons.csv"),
      entryOf("persons.csv", Buffer.alloc(2e7, "file\n"), true),
    ]),
  "one file under many names": (entries, random) => zipOf(entries, {}, random.pick([2, 5])),
  "very many entries": (entries) =>
    zipOf([
      ...entries,
      ...Array.from({ length: 3000 }, (_, n) => entryOf(`${n}.txt`, Buffer.alloc(0))),
    ]),
  "under a password, it says": (entries, random) => {
    random.pick(entries).flags |= 1;
    return zipOf(entries);
  },
  "a folder that is a file": (entries, random) => {
    random.pick(entries).attributes = random.pick([0x10, 0x41ed0010, 0xa1ff0000]);
    return zipOf(entries);
  },
};

export function oddZip(files: ZipFile[], random: Random): { bytes: Buffer; how: string } {
  const entries = files.map(({ name, data }) => entryOf(name, data, random.chance(0.5)));
  const how = random.pick(Object.keys(ways));
  return { bytes: ways[how]?.(entries, random) ?? zipOf(entries), how };
}
