import { afterEach, expect, test, vi } from "vitest";
import { Gallery } from "../gallery/gallery.ts";
import { packed } from "../gallery/test-tools.ts";
import { takingRoom } from "./room.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("a device without memory for more people says so, and still finds those who are there", () => {
  const { Memory } = WebAssembly;
  // Of two chunks, as on a device that has no more.
  vi.spyOn(WebAssembly, "Memory").mockImplementation(function (type) {
    return new Memory({ ...type, maximum: 3 });
  });
  const gallery = new Gallery(16);
  const template = new Float32Array(16);
  template[3] = 1;
  takingRoom(() => gallery.reserve(1));
  gallery.add(1, 10, packed(template));
  const full = expect.objectContaining({
    code: "QUOTA_EXCEEDED",
    details: [expect.objectContaining({ type: "memory_full" })],
  });
  expect(() => takingRoom(() => gallery.reserve(10_000))).toThrow(full);
  expect(() => takingRoom(() => new Gallery(16, 10_000))).toThrow(full);
  expect(gallery.search(template, { k: 2 })).toEqual([
    { personKey: 1, thumbnailKey: 10, similarity: 1 },
  ]);
});

test("what fails for another reason is not taken for a lack of memory", () => {
  const odd = new TypeError("odd");
  expect(() =>
    takingRoom(() => {
      throw odd;
    }),
  ).toThrow(odd);
});
