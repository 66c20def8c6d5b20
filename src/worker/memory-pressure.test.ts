import { describe, expect, it } from "vitest";
import { isOutOfMemory, MemoryPressure, MOST_GROWTH } from "./memory-pressure.ts";

function watched(bytes: () => number) {
  const told: number[] = [];
  const pressure = new MemoryPressure(bytes, () => told.push(bytes()));
  return { pressure, told };
}

describe("MemoryPressure", () => {
  it("tells once, when a call has left more memory than is usual with these models", async () => {
    let bytes = 500e6;
    const { pressure, told } = watched(() => bytes);
    await pressure.during(() => Promise.resolve());
    pressure.rest();
    expect(await pressure.during(() => Promise.resolve("small"))).toBe("small");
    expect(told).toEqual([]);
    const large = pressure.during(() => {
      bytes += MOST_GROWTH + 1;
      return Promise.resolve("large");
    });
    expect(await large).toBe("large");
    await pressure.during(() => Promise.resolve());
    expect(told).toEqual([500e6 + MOST_GROWTH + 1]);
  });

  it("tells when an allocation has failed, and hands the failure on", async () => {
    const { pressure, told } = watched(() => 90e6);
    const refused = new Error("no such person");
    await expect(pressure.during(() => Promise.reject(refused))).rejects.toBe(refused);
    expect(told).toEqual([]);
    const failed = new RangeError("Array buffer allocation failed");
    await expect(pressure.during(() => Promise.reject(failed))).rejects.toBe(failed);
    expect(told).toHaveLength(1);
  });
});

describe("isOutOfMemory", () => {
  it("knows what browsers and ONNX Runtime say, also as a cause", () => {
    const causes = [
      new RangeError("WebAssembly.Memory.grow(): Unable to grow instance memory"),
      new Error("failed to call OrtRun(). ERROR_CODE: 6, ERROR_MESSAGE: std::bad_alloc"),
      new Error("Aborted(OOM). Out of memory"),
    ];
    for (const cause of causes) {
      expect(isOutOfMemory(cause)).toBe(true);
      expect(isOutOfMemory(new Error("A model does not load on wasm.", { cause }))).toBe(true);
    }
    expect(isOutOfMemory(new TypeError("x is not a function"))).toBe(false);
    expect(isOutOfMemory("out of memory")).toBe(false);
  });
});
