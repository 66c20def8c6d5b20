import { describe, expect, it } from "vitest";
import {
  bytesField,
  editMessage,
  integers,
  payloads,
  readFields,
  stringField,
  strings,
  varintField,
  writeFields,
} from "./wire.mjs";

const bytes = (/** @type {number[]} */ ...values) => Uint8Array.from(values);

// Fields 1: 300; 2: "ab"; 3: fixed 32 bits; 4: fixed 64 bits; 100: an integer no schema knows.
const MESSAGE = bytes(
  ...[0x08, 0xac, 0x02],
  ...[0x12, 0x02, 0x61, 0x62],
  ...[0x1d, 1, 2, 3, 4],
  ...[0x21, 1, 2, 3, 4, 5, 6, 7, 8],
  ...[0xa0, 0x06, 0x07],
);

describe("readFields and writeFields", () => {
  it("read every kind of field", () => {
    expect(readFields(MESSAGE).map(({ number }) => number)).toEqual([1, 2, 3, 4, 100]);
    expect(integers(MESSAGE, 1)).toEqual([300]);
    expect(strings(MESSAGE, 2)).toEqual(["ab"]);
    expect(integers(MESSAGE, 100)).toEqual([7]);
  });

  it("give back the same bytes, fields of unknown meaning included", () => {
    expect(writeFields(readFields(MESSAGE))).toEqual(MESSAGE);
  });

  it("keep integers that were written longer than they need be", () => {
    const padded = bytes(0x08, 0x81, 0x80, 0x00);
    expect(integers(padded, 1)).toEqual([1]);
    expect(writeFields(readFields(padded))).toEqual(padded);
  });

  it("refuse a message that is cut off", () => {
    expect(() => readFields(MESSAGE.subarray(0, 6))).toThrow();
  });
});

describe("varintField, stringField, bytesField", () => {
  it("write what readFields reads", () => {
    const message = writeFields([
      varintField(1, -2),
      varintField(1, 2 ** 40),
      stringField(2, "größer"),
      bytesField(3, bytes(9, 8)),
    ]);
    expect(integers(message, 1)).toEqual([-2, 2 ** 40]);
    expect(strings(message, 2)).toEqual(["größer"]);
    expect(payloads(message, 3)).toEqual([bytes(9, 8)]);
  });
});

describe("integers", () => {
  it("reads packed and single ones alike", () => {
    const packed = bytesField(1, bytes(0x03, 0xac, 0x02));
    expect(integers(writeFields([packed, varintField(1, 5)]), 1)).toEqual([3, 300, 5]);
  });
});

describe("editMessage", () => {
  it("leaves the message as it is when an edit changes nothing", () => {
    expect(editMessage(MESSAGE, { 2: (payload) => payload })).toEqual(MESSAGE);
  });

  it("rewrites one part, with its length and those of the parts around it", () => {
    const inner = writeFields([stringField(1, "first"), stringField(1, "second")]);
    const outer = writeFields([varintField(7, 1), bytesField(2, inner), varintField(9, 1)]);
    const longer = new Uint8Array(200).fill(0x78);
    const edited = editMessage(outer, {
      2: (part) => editMessage(part, { 1: (text, index) => (index === 1 ? longer : text) }),
    });
    const expected = writeFields([stringField(1, "first"), bytesField(1, longer)]);
    expect(edited).toEqual(
      writeFields([varintField(7, 1), bytesField(2, expected), varintField(9, 1)]),
    );
  });
});
