import type { Random } from "./random.ts";

/** @file Damage that needs no knowledge of a format. */

export type Damage = (bytes: Buffer, random: Random) => Buffer;

/** Where counters overflow, signs change and memory ends. */
export const NUMBERS = [
  0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe,
  0xffffffff,
];

const span = (bytes: Buffer, random: Random): [from: number, to: number] => {
  const from = random.int(bytes.length);
  const length = 1 + random.int(Math.min(bytes.length - from, random.pick([4, 64, 1024, 1 << 20])));
  return [from, from + length];
};

/** One of the extreme numbers, in 1, 2 or 4 bytes of either order, at a place below `within`. */
export function putNumber(bytes: Buffer, random: Random, within = bytes.length): Buffer {
  const width = random.pick([1, 2, 4]);
  if (bytes.length < width) return bytes;
  const copy = Buffer.from(bytes);
  const at = random.int(Math.min(within, bytes.length - width + 1));
  const value = random.pick(NUMBERS) % 2 ** (8 * width);
  if (random.chance(0.5)) copy.writeUIntLE(value, at, width);
  else copy.writeUIntBE(value, at, width);
  return copy;
}

export const damages: Record<string, Damage> = {
  "bits flipped": (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let count = random.pick([1, 2, 8, 64]); count > 0; count--) {
      const at = random.int(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << random.int(8));
    }
    return copy;
  },
  "cut off": (bytes, random) => bytes.subarray(0, random.int(bytes.length)),
  "beginning lost": (bytes, random) => bytes.subarray(random.int(bytes.length)),
  "part twice": (bytes, random) => {
    const [from, to] = span(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  "part lost": (bytes, random) => {
    const [from, to] = span(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  "parts swapped": (bytes, random) => {
    const [a, b, c] = [0, 0, 0].map(() => random.int(bytes.length)).sort((x, y) => x - y);
    const parts = [bytes.subarray(0, a), bytes.subarray(b, c), bytes.subarray(a, b)];
    return Buffer.concat([...parts, bytes.subarray(c)]);
  },
  "part of zeros": (bytes, random) => {
    const [from, to] = span(bytes, random);
    return Buffer.from(bytes).fill(random.pick([0, 0xff]), from, to);
  },
  "part of noise": (bytes, random) => {
    const [from, to] = span(bytes, random);
    const noise = random.bytes(Math.min(to - from, 4096));
    return Buffer.concat([bytes.subarray(0, from), noise, bytes.subarray(to)]);
  },
  "bytes behind": (bytes, random) =>
    Buffer.concat([bytes, random.chance(0.3) ? bytes : random.bytes(1 + random.int(5000))]),
  "number in the head": (bytes, random) => putNumber(bytes, random, 64),
  "number anywhere": (bytes, random) => putNumber(bytes, random),
  "nothing or little": (bytes, random) => bytes.subarray(0, random.int(16)),
};

/** One to three of them, one after the other. */
export function damaged(bytes: Buffer, random: Random): { bytes: Buffer; how: string } {
  const names = Array.from({ length: random.pick([1, 1, 2, 3]) }, () =>
    random.pick(Object.keys(damages)),
  );
  const result = names.reduce((done, name) => damages[name]?.(done, random) ?? done, bytes);
  return { bytes: result, how: names.join(", ") };
}
