import { expect, test, vi } from "vitest";
import { Gallery } from "./gallery.ts";
import { randomVectors } from "./test-tools.ts";

test("a template that was removed leaves the memory", () => {
  const memories: WebAssembly.Memory[] = [];
  const { Memory } = WebAssembly;
  const spy = vi.spyOn(WebAssembly, "Memory").mockImplementation(function (type) {
    const memory = new Memory(type);
    memories.push(memory);
    return memory;
  });
  const gallery = new Gallery(16);
  const vectors = randomVectors(3, 16, 1);
  gallery.addBlock(Uint32Array.of(1, 2, 3), Uint32Array.of(1, 2, 3), vectors.slice(0, 3));
  spy.mockRestore();
  const codes = vectors.slice(0, 1).codes;
  const bytes = Buffer.from(codes.buffer);
  const holds = () => Buffer.from(memories[0]?.buffer ?? new ArrayBuffer(0)).includes(bytes);
  expect(holds()).toBe(true);
  gallery.add(1, 1, vectors.slice(1, 2));
  expect(holds()).toBe(false);
  gallery.remove([1, 2, 3]);
  gallery.search(vectors.near(0), { k: 1 });
  expect(gallery.size).toBe(0);
});
