import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isComplete } from "./complete.ts";

const jpeg = readFileSync("public/samples/sample1.jpg");
const png = readFileSync("public/icons/icon-192.png");

describe("isComplete", () => {
  it("takes whole files", () => {
    expect(isComplete(jpeg)).toBe(true);
    expect(isComplete(png)).toBe(true);
  });

  it.each([0.1, 0.5, 0.9, 0.999])("sees that a file was cut off at %f of its length", (share) => {
    expect(isComplete(jpeg.subarray(0, Math.floor(jpeg.length * share)))).toBe(false);
    expect(isComplete(png.subarray(0, Math.floor(png.length * share)))).toBe(false);
  });

  it("takes a photo with something appended, as cameras do", () => {
    expect(isComplete(Buffer.concat([jpeg, Buffer.alloc(5000, 7)]))).toBe(true);
  });

  it("compares a WebP's length with the one it states", () => {
    const webp = Buffer.from("RIFF\x10\0\0\0WEBPVP8 ....abcd", "latin1");
    expect(isComplete(webp)).toBe(true);
    expect(isComplete(webp.subarray(0, 20))).toBe(false);
  });

  it("leaves other files to the decoder", () => {
    expect(isComplete(Buffer.from("hello, this is a text"))).toBe(true);
  });
});
