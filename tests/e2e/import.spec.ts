import { readFileSync } from "node:fs";
import { BlobReader, BlobWriter, ZipWriter, type ZipWriterAddDataOptions } from "@zip.js/zip.js";
import type { Page } from "@playwright/test";
import { createServer } from "vite";
import type * as Sdk from "../../src/sdk/index.ts";
import { greyPng } from "./bad-files.ts";
import { expect, goTo, openReady, personCount, test } from "./fixtures.ts";
import { photo, redraw, type PhotoFile } from "./photos.ts";

const sample = (number: number, x: number, y: number) => ({
  file: `public/samples/sample${number}.jpg`,
  x,
  y,
  side: 420,
});
/** The woman of samples 1 and 3, and somebody else. */
const first = sample(3, 1185, 360);
const again = sample(1, 1570, 310);
const other = sample(6, 358, 625);

async function zipOf(
  files: Record<string, Buffer | string>,
  options: Record<string, ZipWriterAddDataOptions> = {},
): Promise<PhotoFile> {
  const writer = new ZipWriter(new BlobWriter("application/zip"), { useWebWorkers: false });
  for (const [name, content] of Object.entries(files)) {
    const bytes = new Blob([Uint8Array.from(Buffer.from(content))]);
    await writer.add(name, new BlobReader(bytes), options[name]);
  }
  const buffer = Buffer.from(await (await writer.close()).arrayBuffer());
  return { name: "people.zip", mimeType: "application/zip", buffer };
}

async function choose(page: Page, zip: PhotoFile): Promise<void> {
  await page.getByTestId("import-zip").setInputFiles(zip);
  await expect(page.getByTestId("import-plan")).toBeVisible();
}

/** The photos are of two people only, and each shall be a person of its own. */
const allowDuplicates = (page: Page) => page.getByTestId("import-allow-duplicates").check();

async function refusedLines(page: Page): Promise<(string | undefined)[][]> {
  const rows = page.getByTestId("import-refused");
  return rows.evaluateAll((all) =>
    all.map((row) => [row.querySelector("p")?.textContent ?? "", row.dataset.code]),
  );
}

test("a ZIP with a CSV: persons, facts, a new collection, reasons; and again without doubles", async ({
  page,
}) => {
  await openReady(page, "/#/import");
  const zip = await zipOf({
    "persons.csv":
      "file;name;date_of_birth;nationality;collections;locker\r\n" +
      "one.png|two.png;Ada;1990-05-31;GB;Night shift;7\r\n" +
      "wall.png;Wall;;;;\r\nnotes.jpg;Notes;;;;\r\ngone.jpg;Gone;;;;\r\n",
    "one.png": (await photo(page, first)).buffer,
    "two.png": (await photo(page, again)).buffer,
    "wall.png": greyPng(640, 480),
    "notes.jpg": "Shopping list: bread, milk, coffee\n",
    "../escape.jpg": readFileSync("public/samples/sample2.jpg").subarray(0, 4096),
  });
  await choose(page, zip);
  await expect(page.getByTestId("import-plan")).toContainText(
    "3 people, 4 photos, with persons.csv",
  );
  await expect(page.getByTestId("import-plan")).toContainText("locker");
  await page.getByTestId("import-start").click();

  const report = page.getByTestId("import-report");
  await expect(report).toContainText("1 person enrolled, 0 already there, 4 files left out.");
  expect(await refusedLines(page)).toEqual([
    ["../escape.jpg", "INVALID_ARGUMENT"],
    ["gone.jpg (Gone)", "NOT_FOUND"],
    ["wall.png (Wall)", "NO_FACE"],
    ["notes.jpg (Notes)", "UNSUPPORTED_IMAGE"],
  ]);
  const stored = await page.evaluate(async () => {
    const { persons } = await globalThis.visavis.persons.list();
    const { collections } = await globalThis.visavis.collections.list();
    return {
      persons: persons.map(({ name, dateOfBirth, nationality, thumbnails }) => [
        name,
        dateOfBirth,
        nationality,
        thumbnails.length,
      ]),
      collections: collections.map(({ name, count }) => [name, count]),
    };
  });
  expect(stored).toEqual({
    persons: [["Ada", "1990-05-31", "GB", 2]],
    collections: [["Night shift", 1]],
  });

  const download = page.waitForEvent("download");
  await page.getByTestId("import-save").click();
  const saved = readFileSync(await (await download).path(), "utf8");
  expect(saved).toContain("wall.png,Wall,NO_FACE");

  await page.getByRole("button", { name: "Choose something else" }).click();
  await choose(page, zip);
  await page.getByTestId("import-start").click();
  await expect(report).toContainText("Nobody new was enrolled, 1 already there");
  expect(await personCount(page)).toBe(1);
});

/** Different photos of two people, each a person of its own. */
async function manyPhotos(page: Page, count: number): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  for (let index = 0; index < count; index++) {
    const crop = index % 2 ? first : other;
    const whole = await photo(page, crop.file);
    // A little off each time: other contents.
    const file = await redraw(page, whole, { ...crop, x: crop.x + index });
    files[`Person ${String.fromCharCode(65 + index)}.png`] = file.buffer;
  }
  return files;
}

test("cancelled in the middle, reloaded and run again: complete, and nobody twice", async ({
  page,
}) => {
  await openReady(page, "/#/import");
  const zip = await zipOf(await manyPhotos(page, 12));
  await choose(page, zip);
  await allowDuplicates(page);
  await page.getByTestId("import-start").click();
  await expect(page.getByTestId("import-progress")).toContainText(/[1-9]\d* of 12 people/);
  await page.getByTestId("import-cancel").click();
  const report = page.getByTestId("import-report");
  await expect(report).toContainText("Cancelled");
  const before = await personCount(page);
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(12);

  await page.reload();
  await choose(page, zip);
  await allowDuplicates(page);
  await page.getByTestId("import-start").click();
  await expect(report).toContainText("Import finished");
  await expect(report).toContainText(`${before} already there, no file left out`);
  expect(await personCount(page)).toBe(12);
});

test("goes on while other screens are open, and is there again with progress, cancel and report", async ({
  page,
}) => {
  await openReady(page, "/#/import");
  const zip = await zipOf(await manyPhotos(page, 20));
  await choose(page, zip);
  await allowDuplicates(page);
  await page.getByTestId("import-start").click();
  const progress = page.getByTestId("import-progress");
  await expect(progress).toContainText(/[1-9]\d* of 20 people/);

  await goTo(page, "#/people");
  await expect(progress).toBeHidden();
  const then = await personCount(page);
  const running = page.getByTestId("import-running");
  await expect(running).toContainText("of 20 people");
  await expect.poll(() => personCount(page)).toBeGreaterThan(then);
  await running.click();
  await expect(progress).toContainText(/[1-9]\d* of 20 people/);
  await expect(running).toBeHidden();
  await page.getByTestId("import-cancel").click();
  const report = page.getByTestId("import-report");
  await expect(report).toContainText("Cancelled");
  const stopped = await personCount(page);
  expect(stopped).toBeLessThan(20);

  await goTo(page, "#/people");
  await goTo(page, "#/import");
  await expect(report).toContainText("Cancelled");
  await page.getByRole("button", { name: "Run again to continue" }).click();
  await expect(progress).toBeVisible();
  await goTo(page, "#/collections");
  const ended = page.getByTestId("import-ended");
  await expect(ended).toBeVisible();
  expect(await personCount(page)).toBe(20);
  await ended.click();
  await expect(report).toContainText("Import finished");
  await expect(report).toContainText(`${stopped} already there`);
  await goTo(page, "#/people");
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
  await expect(ended).toBeHidden();
});

test("a full device in the middle: nothing half done, and it goes on without doubles", async ({
  page,
}) => {
  await openReady(page, "/#/import");
  const zip = await zipOf(await manyPhotos(page, 16));
  await choose(page, zip);
  await allowDuplicates(page);
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  // Room for some of them.
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: used + 60_000 });
  await page.getByTestId("import-start").click();
  const report = page.getByTestId("import-report");
  await expect(report).toContainText("Stopped early");
  await expect(page.getByTestId("alert")).toHaveAttribute("data-code", "QUOTA_EXCEEDED");

  const count = await personCount(page);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(16);
  await expect(report).toContainText(
    `${count} ${count === 1 ? "person" : "people"} enrolled, 0 already there, no file left out`,
  );
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await page.reload();
  // Read from the disk: who is there is there with a picture, and can be recognised.
  await expect(page.getByTestId("status")).toHaveText("Ready, works offline");
  const stored = await page.evaluate(async () => {
    const { visavis } = globalThis;
    const { persons } = await visavis.persons.list();
    return Promise.all(
      persons.map(async ({ id }) => {
        const picture = await visavis.persons.getImage(id, 0);
        const { faces } = await visavis.search.detect(picture);
        return picture.size > 1000 && faces.length === 1;
      }),
    );
  });
  expect(stored).toEqual(Array.from({ length: count }, () => true));

  await choose(page, zip);
  await allowDuplicates(page);
  await page.getByTestId("import-start").click();
  await expect(report).toContainText("Import finished");
  await expect(report).toContainText(
    `${16 - count} ${count === 15 ? "person" : "people"} enrolled, ${count} already there`,
  );
  expect(await personCount(page)).toBe(16);
});

test("ZIPs that cannot be trusted: cut off, under a password, bombs, tricks with names", async ({
  page,
}) => {
  await openReady(page, "/#/import");
  const face = (await photo(page, first)).buffer;
  const whole = await zipOf({ "Ada.png": face });
  const cut = { ...whole, buffer: whole.buffer.subarray(0, whole.buffer.length - 40) };
  await page.getByTestId("import-zip").setInputFiles(cut);
  await expect(page.getByTestId("alert")).toContainText("damaged");
  await expect(page.getByTestId("alert")).toContainText("Nothing was changed.");

  await choose(
    page,
    await zipOf(
      {
        "secret.jpg": "under a password",
        "bomb.jpg": Buffer.alloc(30_000_000),
        "../../escape.jpg": "outside",
        "__MACOSX/._Ada.png": "resource fork",
        ".DS_Store": "clutter",
        "a/b/c/Ada.png": face,
        "notes.txt": "no photo",
      },
      { "secret.jpg": { password: "secret" } },
    ),
  );
  await expect(page.getByTestId("alert")).toBeHidden();
  await page.getByTestId("import-start").click();
  await expect(page.getByTestId("import-report")).toContainText(
    "1 person enrolled, 0 already there, 4 files left out.",
  );
  const reasons = await page.getByTestId("import-refused").allInnerTexts();
  expect(reasons.map((text) => text.split(/\n+/).slice(0, 2))).toEqual([
    ["secret.jpg", "The file is protected by a password. Make the ZIP without a password."],
    [
      "bomb.jpg",
      "It unpacks to over 200 times its size, as photos never do. Do not trust this ZIP.",
    ],
    ["../../escape.jpg", "Its name points outside the ZIP. Do not trust this ZIP; make it anew."],
    ["notes.txt", "This is not a photo."],
  ]);
});

test.describe("through the SDK, from its sources", () => {
  let origin = "";
  let stop = async (): Promise<void> => undefined;

  test.beforeAll(async () => {
    const server = await createServer({
      logLevel: "error",
      cacheDir: ".cache/vite-import",
      server: { port: 4853, hmr: false, watch: null },
    });
    await server.listen();
    origin = `http://localhost:${server.config.server.port}/`;
    stop = () => server.close();
  });
  test.afterAll(() => stop());

  test("a folder's handle is read with the folders in it, and the photo only at its turn", async ({
    page,
  }) => {
    await page.goto(origin);
    await page.waitForFunction(() => "visavis" in globalThis);
    const faces = [(await photo(page, first)).buffer, (await photo(page, other)).buffer];
    const result = await page.evaluate(
      async (data) => {
        const source = "/src/sdk/index.ts";
        const sdk: typeof Sdk = await import(/* @vite-ignore */ source);
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle("people", { create: true });
        const put = async (path: string[], content: BlobPart) => {
          let within = folder;
          for (const name of path.slice(0, -1)) {
            within = await within.getDirectoryHandle(name, { create: true });
          }
          const file = await within.getFileHandle(path.at(-1) ?? "", { create: true });
          const stream = await file.createWritable();
          await stream.write(new Blob([content]));
          await stream.close();
        };
        const [ada = "", bob = ""] = data;
        const bytes = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        await put(["staff", "night", "ada.png"], bytes(ada));
        await put(["bob.png"], bytes(bob));
        await put(["gone.png"], bytes(bob));
        await put(["readme.txt"], "text");
        await put([".DS_Store"], "clutter");
        await put(
          ["persons.csv"],
          "file,name,gender\nstaff/night/ada.png,Ada,F\nbob.png,Bob,\ngone.png,Gone,\n",
        );
        const plan = await sdk.planImport(folder);
        await folder.removeEntry("gone.png");
        const { visavis } = globalThis;
        const seen: number[] = [];
        const report = await sdk.importPersons(visavis, plan, {
          onProgress: ({ done }) => seen.push(done),
        });
        const again = await sdk.importPersons(visavis, folder);
        const { persons } = await visavis.persons.list();
        return {
          seen,
          report,
          again,
          persons: persons.map(({ name, gender }) => [name, gender]),
        };
      },
      faces.map((buffer) => buffer.toString("base64")),
    );
    expect(result.persons).toEqual([
      ["Ada", "F"],
      ["Bob", null],
    ]);
    expect(result.seen).toEqual([0, 1, 2, 3]);
    expect(result.report).toMatchObject({ enrolled: 2, alreadyThere: 0, stopped: null });
    expect(result.report.refused.map(({ file, code }) => [file, code])).toEqual([
      ["readme.txt", "UNSUPPORTED_IMAGE"],
      ["gone.png", "UNSUPPORTED_IMAGE"],
    ]);
    expect(result.again).toMatchObject({ enrolled: 0, alreadyThere: 2 });
    expect(result.again.refused.map(({ file, code }) => [file, code])).toEqual([
      ["readme.txt", "UNSUPPORTED_IMAGE"],
      ["gone.png", "NOT_FOUND"],
    ]);
  });

  test("an entry that lies about its size is stopped after its first piece", async ({ page }) => {
    await page.goto(origin);
    const { buffer } = await zipOf({ "bomb.jpg": Buffer.alloc(200_000_000) });
    const list = buffer.lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1"));
    buffer.writeUInt32LE(1_000_000, list + 24);
    const { given, refused } = await page.evaluate(async (base64) => {
      const source = "/src/sdk/index.ts";
      const sdk: typeof Sdk = await import(/* @vite-ignore */ source);
      let given = 0;
      // The browser's own, which unpacks whatever it is given; that is counted here.
      const Real = DecompressionStream;
      const counted = function (format: CompressionFormat) {
        const real = new Real(format);
        const inner = real.writable.getWriter();
        const writable = new WritableStream<BufferSource>({
          async write(chunk) {
            await inner.ready;
            given += chunk.byteLength;
            await inner.write(chunk);
          },
          close: () => inner.close(),
          abort: (reason) => inner.abort(reason),
        });
        return { readable: real.readable, writable };
      };
      globalThis.DecompressionStream = counted as unknown as typeof DecompressionStream;
      const zip = new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))]);
      const { persons } = await sdk.planImport(zip);
      const refused = await persons[0]?.photos[0]?.read().then(
        () => false,
        () => true,
      );
      return { given, refused };
    }, buffer.toString("base64"));
    expect(refused).toBe(true);
    expect(given).toBeGreaterThan(0);
    // What was unpacked is up to 1,032 times as much.
    expect(given).toBeLessThan(60_000);
  });
});
