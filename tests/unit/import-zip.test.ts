import { BlobReader, BlobWriter, TextReader, ZipWriter, configure } from "@zip.js/zip.js";
import { configure as configureReader } from "@zip.js/zip.js/lib/zip-core-custom.js";
import { describe, expect, it } from "vitest";
import { planImport } from "../../src/sdk/import/index.ts";

configure({ useWebWorkers: false });

type Content = string | { size: number } | { text: string; password: string };

/** A real ZIP. A size stands for so many zeros. */
async function zipOf(files: [name: string, content: Content][]): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter("application/zip"));
  for (const [name, content] of files) {
    if (typeof content === "string") await writer.add(name, new TextReader(content));
    else if ("size" in content) {
      await writer.add(name, new BlobReader(new Blob([new Uint8Array(content.size)])));
    } else {
      const { text, password } = content;
      await writer.add(name, new TextReader(text), { password, zipCrypto: name.length % 2 === 0 });
    }
  }
  return writer.close();
}

/** Names of other characters are written over names of the same length: writers refuse them. */
async function renamed(zip: Blob, from: string, to: string): Promise<Blob> {
  const text = Buffer.from(await zip.arrayBuffer()).toString("latin1");
  expect(text.split(from)).toHaveLength(3);
  return new Blob([Uint8Array.from(Buffer.from(text.replaceAll(from, to), "latin1"))]);
}

/** Changes what the list of contents says of its first entry. */
async function claiming(zip: Blob, uncompressedSize: number): Promise<Blob> {
  const bytes = new Uint8Array(await zip.arrayBuffer());
  const at = Buffer.from(bytes).lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1"));
  new DataView(bytes.buffer).setUint32(at + 24, uncompressedSize, true);
  return new Blob([bytes]);
}

const peopleOf = ({ persons }: Awaited<ReturnType<typeof planImport>>) =>
  persons.map(({ name, photos }) => [name, photos.map(({ path }) => path)]);
const refusedOf = ({ refused }: Awaited<ReturnType<typeof planImport>>) =>
  refused.map(({ file, code, reason }) => [file, code, reason]);

describe("a ZIP's contents", () => {
  it("is the photos, whatever else systems and people put there", async () => {
    const zip = await zipOf([
      ["Ada.jpg", "ada"],
      ["team/deep/Bob.png", "bob"],
      ["__MACOSX/._Ada.jpg", "fork"],
      ["__MACOSX/team/deep/._Bob.png", "fork"],
      [".DS_Store", "store"],
      ["team/Thumbs.db", "thumbs"],
      ["team/read me.txt", "text"],
      ["team/more.zip", "PK"],
    ]);
    const plan = await planImport(zip);
    expect(peopleOf(plan)).toEqual([
      ["Ada", ["Ada.jpg"]],
      ["deep", ["team/deep/Bob.png"]],
    ]);
    expect(refusedOf(plan)).toEqual([
      ["team/more.zip", "INVALID_ARGUMENT", "A ZIP within a ZIP is not opened."],
      ["team/read me.txt", "UNSUPPORTED_IMAGE", "This is not a photo."],
    ]);
    const photo = await plan.persons[0]?.photos[0]?.read();
    expect(await photo?.text()).toBe("ada");
  });

  it("leaves out names that point outside, and the second file of one name", async () => {
    const names = ["AAAAAA/a.jpg", "BBBBBBBBBBBB.jpg", "C.jpg", "Cleo.jpg", "Cle_.jpg"];
    let zip = await zipOf(names.map((name) => [name, name]));
    zip = await renamed(zip, "AAAAAA/a.jpg", "../../../a.jpg".slice(2));
    zip = await renamed(zip, "BBBBBBBBBBBB.jpg", "x/../../../b.jpg");
    zip = await renamed(zip, "Cle_.jpg", "Cleo.jpg");
    const plan = await planImport(zip);
    expect(peopleOf(plan)).toEqual([
      ["C", ["C.jpg"]],
      ["Cleo", ["Cleo.jpg"]],
    ]);
    expect(await (await plan.persons[1]?.photos[0]?.read())?.text()).toBe("Cleo.jpg");
    expect(refusedOf(plan)).toEqual([
      ["/../../a.jpg", "INVALID_ARGUMENT", "Its name points outside the ZIP."],
      ["x/../../../b.jpg", "INVALID_ARGUMENT", "Its name points outside the ZIP."],
      ["Cleo.jpg", "CONFLICT", "The ZIP has another file of the same name, which is taken."],
    ]);
  });

  it("leaves out files under a password, of both kinds, and keeps the others", async () => {
    const plan = await planImport(
      await zipOf([
        ["Ada.jpg", { text: "ada", password: "secret" }],
        ["Bobby.jpg", { text: "bob", password: "secret" }],
        ["Cleo.jpg", "cleo"],
      ]),
    );
    expect(peopleOf(plan)).toEqual([["Cleo", ["Cleo.jpg"]]]);
    expect(refusedOf(plan)).toEqual([
      ["Ada.jpg", "INVALID_ARGUMENT", "The file is protected by a password."],
      ["Bobby.jpg", "INVALID_ARGUMENT", "The file is protected by a password."],
    ]);
  });

  it("is not read where the ZIP was cut off or is something else", async () => {
    const zip = await zipOf([["Ada.jpg", "ada".repeat(1000)]]);
    const damaged = { code: "INVALID_ARGUMENT", advice: expect.stringContaining("damaged") };
    for (const share of [0.3, 0.6, 0.95]) {
      const cut = zip.slice(0, Math.floor(zip.size * share));
      await expect(planImport(cut), `${share} of it`).rejects.toMatchObject(damaged);
    }
    await expect(planImport(new Blob(["no ZIP"]))).rejects.toMatchObject(damaged);
    await expect(planImport(new Blob([]))).rejects.toMatchObject(damaged);
  });

  it("does not give out a file whose bytes have changed", async () => {
    const zip = await zipOf([
      ["Ada.jpg", "ada ".repeat(50)],
      ["Bob.jpg", "bob"],
    ]);
    const bytes = new Uint8Array(await zip.arrayBuffer());
    const extraLength = new DataView(bytes.buffer).getUint16(28, true);
    const inData = 30 + "Ada.jpg".length + extraLength + 3;
    bytes[inData] = (bytes[inData] ?? 0) ^ 0xff;
    const { persons } = await planImport(new Blob([bytes]));
    await expect(persons[0]?.photos[0]?.read()).rejects.toThrow();
    expect(await (await persons[1]?.photos[0]?.read())?.text()).toBe("bob");
  });
});

describe("a ZIP bomb", () => {
  it("is refused by what its list of contents says, before anything is unpacked", async () => {
    const plan = await planImport(
      await zipOf([
        ["huge.jpg", { size: 100_000_001 }],
        ["dense.jpg", { size: 5_000_000 }],
        ["Ada.jpg", "ada"],
      ]),
    );
    expect(peopleOf(plan)).toEqual([["Ada", ["Ada.jpg"]]]);
    expect(refusedOf(plan).map(([file, , reason]) => [file, reason])).toEqual([
      ["huge.jpg", "The file has over 100 MB."],
      ["dense.jpg", "It unpacks to over 200 times its size, as photos never do."],
    ]);
  });

  it("is stopped at once where the list lies", async () => {
    const bomb = await zipOf([["bomb.jpg", { size: 200_000_000 }]]);
    expect(bomb.size).toBeGreaterThan(180_000);
    const { persons, refused } = await planImport(await claiming(bomb, 1_000_000));
    expect(refused).toEqual([]);

    let unpackedBytes = 0;
    /** The real one, with a counter behind it. */
    class Counted {
      readonly readable: ReadableStream<Uint8Array>;
      readonly writable: WritableStream<BufferSource>;
      constructor(format: CompressionFormat) {
        const real = new DecompressionStream(format);
        const counter = new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            unpackedBytes += chunk.byteLength;
            controller.enqueue(chunk);
          },
        });
        this.writable = real.writable;
        this.readable = real.readable.pipeThrough(counter);
      }
    }
    configureReader({ DecompressionStream: Counted as typeof DecompressionStream });
    try {
      await expect(persons[0]?.photos[0]?.read()).rejects.toThrow();
    } finally {
      configureReader({ DecompressionStream });
    }
    expect(unpackedBytes).toBeGreaterThan(900_000);
    expect(unpackedBytes).toBeLessThan(2_000_000);
  });
});
