/**
 * @file `npm run bench:backup [count]`: backs up so many people with a picture each through the built
 * app in Chromium, puts the backup in the place of everything, and compares all stored rows byte by byte.
 * Samples the memory meanwhile. Fails only where a byte differs.
 */
import { cpus, totalmem } from "node:os";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { seedPeople } from "../e2e/seeded-people.mjs";
import { Memory } from "./import-memory.mjs";

const count = Number(process.argv[2] ?? 10_000);
const OUT = ".cache/bench-backup";
const PASSPHRASE = "seven small stones";
const SAMPLED_EVERY_MS = 250;

await build({ logLevel: "warn", build: { outDir: OUT } });
const server = await preview({
  logLevel: "warn",
  build: { outDir: OUT },
  preview: { port: 4853, strictPort: true },
});
const origin = server.resolvedUrls?.local[0];
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ["--no-sandbox"],
});
const context = await browser.newContext({ baseURL: origin });
await context.addInitScript(() => {
  if (location.protocol.startsWith("http")) localStorage.setItem("visavis-introduced", "on");
});
const page = await context.newPage();
await seedPeople(page, count);
await page.goto("/#/backup");
await page.getByText("Ready, works offline").waitFor({ timeout: 120_000 });
const memory = await Memory.of(browser, page);
const before = await memory.sample();
const rows = await digest();

const made = await watched(() =>
  // Where a person chooses a file it is written as it is made; here it goes to the origin's own folder.
  page.evaluate(async (passphrase) => {
    const folder = await navigator.storage.getDirectory();
    const file = await folder.getFileHandle("all.visavis", { create: true });
    const to = await file.createWritable();
    return (await globalThis.visavis.backup.create({ passphrase, to })).bytes;
  }, PASSPHRASE),
);
const checked = await watched(() =>
  page.evaluate(async (passphrase) => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle("all.visavis")).getFile();
    return (await globalThis.visavis.backup.check(file, { passphrase })).summary.persons;
  }, PASSPHRASE),
);
const restored = await watched(() =>
  page.evaluate(async (passphrase) => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle("all.visavis")).getFile();
    // These people have no templates. To make them is no part of a restore that is to be byte for byte.
    const stop = new AbortController();
    await globalThis.visavis.backup.restore(file, {
      ...{ passphrase, mode: "replace", signal: stop.signal },
      onProgress: ({ phase }) => phase === "embed" && stop.abort(),
    });
    return (await globalThis.visavis.persons.list({ take: 0 })).count;
  }, PASSPHRASE),
);
const same = (await digest()) === rows;
const version = browser.version();
await browser.close();
await server.close();

const processors = cpus();
console.log(
  `\n${processors.length} × ${processors[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ` +
    `Chromium ${version}. ${count.toLocaleString("en")} people with a picture each; the file has ` +
    `${megabytes(made.result)} MB. Most that was seen above what there was before:\n`,
);
console.log("| what | seconds | page, MB | worker, MB | renderer, MB |");
console.log("| --- | ---: | ---: | ---: | ---: |");
for (const [what, { seconds, most }] of /** @type {const} */ ([
  ["make", made],
  ["check", checked],
  ["replace everything", restored],
])) {
  const above = /** @type {const} */ (["page", "worker", "renderer"]).map((part) =>
    megabytes(most[part] - before[part]),
  );
  console.log(`| ${[what, seconds.toFixed(1), ...above].join(" | ")} |`);
}
const counted = [checked.result, restored.result].every((found) => found === count);
console.log(`\nAll people counted: ${counted}. All rows as before, byte by byte: ${same}.`);
process.exitCode = counted && same ? 0 : 1;

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

/**
 * What it gives, how long it takes, and the most memory that was seen meanwhile. Looking at the memory
 * collects garbage, and so costs some of the time.
 *
 * @template T
 * @param {() => Promise<T>} work
 */
async function watched(work) {
  const start = performance.now();
  let isOver = false;
  const result = work().finally(() => (isOver = true));
  const most = { page: 0, worker: 0, renderer: 0 };
  while (!isOver) {
    const now = await memory.sample();
    most.page = Math.max(most.page, now.page);
    most.worker = Math.max(most.worker, now.worker);
    most.renderer = Math.max(most.renderer, now.renderer);
    await Promise.race([
      result.catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, SAMPLED_EVERY_MS)),
    ]);
  }
  return { result: await result, seconds: (performance.now() - start) / 1000, most };
}

/** A hash of all rows of people, pictures, collections and links, with their keys. */
function digest() {
  return page.evaluate(async () => {
    const database = await new Promise(
      (/** @type {(db: IDBDatabase) => void} */ resolve, reject) => {
        const request = indexedDB.open("visavis");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      },
    );
    const hashes = [];
    for (const table of ["personBlocks", "thumbnails", "templates", "collections", "links"]) {
      /** @type {IDBKeyRange | null} */
      let range = null;
      for (;;) {
        const store = database.transaction(table).objectStore(table);
        const [keys, rows] = await new Promise(
          (/** @type {(all: [IDBValidKey[], unknown[]]) => void} */ resolve, reject) => {
            const some = [store.getAllKeys(range, 1000), store.getAll(range, 1000)];
            store.transaction.oncomplete = () =>
              resolve([some[0]?.result ?? [], some[1]?.result ?? []]);
            store.transaction.onerror = () => reject(store.transaction.error);
          },
        );
        if (keys.length === 0) break;
        range = IDBKeyRange.lowerBound(keys.at(-1), true);
        const text = JSON.stringify(rows, (_, value) =>
          value instanceof Uint8Array ? Array.from(value, String).join() : value,
        );
        const bytes = new TextEncoder().encode(`${table} ${JSON.stringify(keys)} ${text}`);
        hashes.push(String(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
      }
    }
    database.close();
    return hashes.join("\n");
  });
}
