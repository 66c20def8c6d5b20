import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decodeBlock,
  emptyBlock,
  encodeBlock,
  withoutSlots,
  withSlot,
  type Block,
} from "./block.ts";

const u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const slots = fc.uniqueArray(
  fc.record({
    personKey: u32,
    thumbnailKey: u32,
    template: fc.float32Array({ minLength: 3, maxLength: 3, noNaN: true }),
  }),
  { selector: (slot) => slot.thumbnailKey, maxLength: 12 },
);
const blockOf = (
  some: { personKey: number; thumbnailKey: number; template: Float32Array }[],
): Block => some.reduce(withSlot, emptyBlock(3));

test("comes back as it was encoded", () => {
  fc.assert(
    fc.property(slots, (some) => {
      const block = blockOf(some);
      expect(decodeBlock(encodeBlock(block))).toEqual(block);
    }),
  );
});

test("lies on the disk as documented", () => {
  const block = blockOf([{ personKey: 7, thumbnailKey: 9, template: Float32Array.of(1, 2, 3) }]);
  const bytes = encodeBlock(block);
  expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe("VTPL");
  const view = new DataView(bytes.buffer);
  expect([4, 8, 12, 16, 20].map((at) => view.getUint32(at, true))).toEqual([1, 1, 3, 7, 9]);
  expect([24, 28, 32].map((at) => view.getFloat32(at, true))).toEqual([1, 2, 3]);
  expect(bytes.length).toBe(36);
});

test("can be read from the middle of a buffer", () => {
  const block = blockOf([{ personKey: 7, thumbnailKey: 9, template: Float32Array.of(1, 2, 3) }]);
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
      expect(bytes.length).toBe(16 + kept.length * 20);
    }),
  );
});

describe("damage is noticed", () => {
  const bytes = encodeBlock(
    blockOf([{ personKey: 7, thumbnailKey: 9, template: Float32Array.of(1, 2, 3) }]),
  );
  test.each([
    ["empty", bytes.slice(0, 0)],
    ["cut off", bytes.slice(0, -4)],
    ["another magic", Uint8Array.from(bytes, (byte, at) => (at === 0 ? 1 : byte))],
    ["another version", Uint8Array.from(bytes, (byte, at) => (at === 4 ? 2 : byte))],
    ["another count", Uint8Array.from(bytes, (byte, at) => (at === 8 ? 200 : byte))],
  ])("%s", (_, broken) => {
    expect(() => decodeBlock(broken)).toThrow("damaged");
  });
});
