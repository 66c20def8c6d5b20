import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readTarball } from "./tar.mjs";

/**
 * @param {string} name
 * @param {string} content
 * @param {{ type?: string, prefix?: string }} [options]
 */
function entry(name, content, { type = "0", prefix = "" } = {}) {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(content.length.toString(8).padStart(11, "0"), 124);
  header.write(type, 156);
  header.write("ustar", 257);
  header.write(prefix, 345);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}

/** @param {Buffer[]} entries */
const tarball = (...entries) => gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));

describe("readTarball", () => {
  it("reads files of any length, and passes folders over", () => {
    const files = readTarball(
      tarball(
        entry("package/", "", { type: "5" }),
        entry("package/empty", ""),
        entry("package/long", "x".repeat(1000)),
        entry("package/last", "end"),
      ),
    );
    expect([...files.keys()]).toEqual(["package/empty", "package/long", "package/last"]);
    expect(files.get("package/long")?.length).toBe(1000);
    expect(files.get("package/last")?.toString()).toBe("end");
  });

  it("reads long paths in each of the three ways they are written", () => {
    const files = readTarball(
      tarball(
        entry("b", "1", { prefix: "package/a" }),
        entry("PaxHeader", "30 mtime=1.5\n25 path=package/pax/path\n", { type: "x" }),
        entry("short", "2"),
        entry("@LongLink", "package/gnu/path\0", { type: "L" }),
        entry("short", "3"),
        entry("package/plain", "4"),
      ),
    );
    expect(Object.fromEntries([...files].map(([path, data]) => [path, `${data}`]))).toEqual({
      "package/a/b": "1",
      "package/pax/path": "2",
      "package/gnu/path": "3",
      "package/plain": "4",
    });
  });
});
