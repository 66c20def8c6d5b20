import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decodeBlock,
  emptyBlock,
  encodeBlock,
  withoutSlots,
  withSlot,
  type Block,
  type Slot,
} from "./block.ts";
import { pack } from "./pack.ts";

const u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const slots = fc.uniqueArray(
  fc.record({
    personKey: u32,
    thumbnailKey: u32,
    template: fc
      .float32Array({ minLength: 3, maxLength: 3, noNaN: true, noDefaultInfinity: true })
      .map(pack),
  }),
  { selector: (slot) => slot.thumbnailKey, maxLength: 12 },
);
const blockOf = (some: Slot[]): Block => some.reduce(withSlot, emptyBlock(3));

test("comes back as it was encoded", () => {
  fc.assert(
    fc.property(slots, (some) => {
      const block = blockOf(some);
      expect(decodeBlock(encodeBlock(block))).toEqual(block);
    }),
  );
});

test("lies on the disk as documented", () => {
  const block = blockOf([
    { personKey: 7, thumbnailKey: 9, template: pack(Float32Array.of(1, 2, 3)) },
  ]);
  const bytes = encodeBlock(block);
  expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe("VTPL");
  const view = new DataView(bytes.buffer);
  expect([4, 8, 12, 16, 20].map((at) => view.getUint32(at, true))).toEqual([2, 1, 3, 7, 9]);
  expect(view.getFloat32(24, true)).toBe(2 ** -13);
  expect([28, 30, 32].map((at) => view.getInt16(at, true))).toEqual([8192, 16384, 24576]);
  expect(bytes.length).toBe(34);
});

test("version 1, with floats, is still read", () => {
  const bytes = new Uint8Array(16 + 2 * 20);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode("VTPL"));
  [1, 2, 3, 7, 8, 9, 10].forEach((value, at) => view.setUint32(4 + at * 4, value, true));
  [1, 2, 3, 0.5, 0, -0.5].forEach((value, at) => view.setFloat32(32 + at * 4, value, true));
  expect(decodeBlock(bytes)).toEqual(
    blockOf([
      { personKey: 7, thumbnailKey: 9, template: pack(Float32Array.of(1, 2, 3)) },
      { personKey: 8, thumbnailKey: 10, template: pack(Float32Array.of(0.5, 0, -0.5)) },
    ]),
  );
});

test("can be read from the middle of a buffer", () => {
  const block = blockOf([
    { personKey: 7, thumbnailKey: 9, template: pack(Float32Array.of(1, 2, 3)) },
  ]);
  const bytes = encodeBlock(block);
  for (const before of [1, 4]) {
    const larger = new Uint8Array(before + bytes.length + 1);
    larger.set(bytes, before);
    expect(decodeBlock(larger.subarray(before, before + bytes.length))).toEqual(block);
  }
});

test("withoutSlots keeps the others in order, and no byte of the removed", () => {
  fc.assert(
    fc.property(slots, fc.func(fc.boolean()), (some, isRemoved) => {
      const removed = some.filter((slot) => isRemoved(slot.thumbnailKey));
      const kept = some.filter((slot) => !isRemoved(slot.thumbnailKey));
      const keys = new Set(removed.map((slot) => slot.thumbnailKey));
      const bytes = encodeBlock(withoutSlots(blockOf(some), keys));
      expect(bytes).toEqual(encodeBlock(blockOf(kept)));
      expect(bytes.length).toBe(16 + kept.length * 18);
    }),
  );
});

describe("damage is noticed", () => {
  const bytes = encodeBlock(
    blockOf([{ personKey: 7, thumbnailKey: 9, template: pack(Float32Array.of(1, 2, 3)) }]),
  );
  test.each([
    ["empty", bytes.slice(0, 0)],
    ["cut off", bytes.slice(0, -4)],
    ["another magic", Uint8Array.from(bytes, (byte, at) => (at === 0 ? 1 : byte))],
    ["another version", Uint8Array.from(bytes, (byte, at) => (at === 4 ? 3 : byte))],
    ["another count", Uint8Array.from(bytes, (byte, at) => (at === 8 ? 200 : byte))],
  ])("%s", (_, broken) => {
    expect(() => decodeBlock(broken)).toThrow("damaged");
  });
});
