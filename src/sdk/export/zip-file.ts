import type { Person } from "../person.ts";
import { keptOf } from "../unless-not-kept.ts";
import { personToJSON } from "../wire/index.ts";
import { Output } from "./output.ts";
import type { PeopleFile } from "./people-file.ts";
import { headOfTable, rowOfTable } from "./table.ts";

/**
 * `photos/000001 Ada Lovelace 1.jpg` and so on, then `persons.csv`, whose rows name them: as
 * `importPersons` takes it. Nothing is deflated, since photos hardly shrink.
 */
export async function zipFile(output: Output): Promise<PeopleFile> {
  // Loaded when it is needed, without its own workers and WebAssembly.
  const { BlobReader, configure, ZipWriter } =
    await import("@zip.js/zip.js/lib/zip-core-custom.js");
  configure({ useWebWorkers: false, useCompressionStream: true });
  const zip = new ZipWriter(
    new WritableStream<Uint8Array<ArrayBuffer>>({ write: (chunk) => output.write(chunk) }),
    // Sizes stand before the contents, so that what reads a ZIP as it comes can read this one.
    { level: 0, dataDescriptor: false },
  );
  const table = new Output();
  await table.write(headOfTable({ withFiles: true }));
  let number = 0;
  return {
    type: "application/zip",
    async read(person) {
      const photos = await keptOf(person.thumbnails.map((_, at) => person.getPhoto(at)));
      const json = await personToJSON(person);
      return async () => {
        number += 1;
        const paths = photos.map((_, at) => pathOf(person, number, at + 1));
        for (const [at, photo] of photos.entries()) {
          await zip.add(paths[at] ?? "", new BlobReader(photo));
        }
        await table.write(rowOfTable(json, paths));
        return photos.length;
      };
    },
    async end() {
      const rows = await table.end("text/csv");
      await zip.add("persons.csv", new BlobReader(rows ?? new Blob()));
      await zip.close();
    },
  };
}

const MOST_LETTERS = 60;

/** The number alone tells people apart; the name, without what file systems refuse, is for who looks. */
function pathOf({ name }: Person, number: number, photo: number): string {
  const plain = name.replace(/[^\p{L}\p{M}\p{N} _-]/gu, "_");
  const short = Array.from(plain).slice(0, MOST_LETTERS).join("").trim();
  return `photos/${String(number).padStart(6, "0")} ${short} ${photo}.jpg`;
}
