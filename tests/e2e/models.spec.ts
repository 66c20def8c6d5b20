import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureDlibPack } from "../../scripts/packs/dlib-resnet.mjs";
import { enrolFirst, enrolSecond, expect, goTo, openReady, test } from "./fixtures.ts";
import { photo, photos } from "./photos.ts";

test.setTimeout(400_000);

let pack: { name: string; mimeType: string; buffer: Buffer }[];
test.beforeAll(async () => {
  const folder = await ensureDlibPack({ log: () => undefined });
  const file = (name: string, mimeType: string) => ({
    ...{ name, mimeType, buffer: readFileSync(join(folder, name)) },
  });
  pack = [file("pack.json", "application/json"), file("model.onnx", "application/octet-stream")];
});

test("another real model is installed, takes over, and gives way again", async ({ page }) => {
  await openReady(page);
  await enrolFirst(page);
  await enrolSecond(page);
  await goTo(page, "#/models");
  await page.getByTestId("model-files").setInputFiles(pack);
  const dlib = page.locator('[data-testid="model"][data-id="dlib-resnet@1"]');
  await expect(dlib).toBeVisible({ timeout: 120_000 });

  // Given up in the middle: the present model stays.
  const aborted = await page.evaluate(async () => {
    const abort = new AbortController();
    const call = globalThis.visavis.models.use("dlib-resnet@1", {
      signal: abort.signal,
      onProgress: ({ done }) => done === 1 && abort.abort(),
    });
    const code = await call.then(
      () => "none",
      (error: { code: string }) => error.code,
    );
    const [inUse] = (await globalThis.visavis.models.list()).filter((one) => one.inUse);
    return { code, builtIn: inUse?.builtIn };
  });
  expect(aborted).toEqual({ code: "ABORTED", builtIn: true });

  await dlib.getByRole("button", { name: "Use this model" }).click();
  await expect(page.getByTestId("model-report")).toContainText("Changed", { timeout: 200_000 });
  await expect(dlib.getByTestId("model-in-use")).toBeVisible();

  const probe = (await photo(page, photos.first.probe)).buffer.toString("base64");
  const ask = () =>
    page.evaluate(async (data) => {
      const sdk = globalThis.visavis;
      const blob = new Blob([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))]);
      const { candidates } = await sdk.search.search(blob, { minScore: 0, mode: "ACCURATE" });
      const info = await sdk.ready;
      return { names: candidates.map(({ person }) => person.name), pipeline: info.pipeline };
    }, probe);
  expect((await ask()).names).toEqual([photos.first.name, photos.second.name]);

  // After a reload it is still the one in use.
  await page.reload();
  await openReady(page);
  expect((await ask()).names).toEqual([photos.first.name, photos.second.name]);
  await goTo(page, "#/models");
  await expect(dlib.getByTestId("model-in-use")).toBeVisible();

  // A photo that cannot be read any more: its person cannot be compared, and that is said.
  const damaged = await page.evaluate(async (name) => {
    const sdk = globalThis.visavis;
    const { persons } = await sdk.persons.list({ search: name });
    const open = indexedDB.open("visavis");
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const store = db.transaction("thumbnails", "readwrite").objectStore("thumbnails");
    const all = store.getAll();
    const rows = await new Promise<{ key: number }[]>((resolve) => {
      all.onsuccess = () => resolve(all.result as { key: number }[]);
    });
    const last = rows.sort((a, b) => a.key - b.key).at(-1);
    store.put({ ...last, sealed: Uint8Array.of(1, 2, 3) });
    await new Promise((resolve) => {
      store.transaction.oncomplete = resolve;
    });
    db.close();
    const [builtIn] = await sdk.models.list();
    const report = await sdk.models.use(builtIn?.id ?? "");
    return { report, id: persons[0]?.id ?? "" };
  }, photos.second.name);
  expect(damaged.report).toEqual({ embedded: 1, failed: 1 });
  const code = await page.evaluate(
    async ({ id, data }) => {
      const blob = new Blob([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))]);
      return globalThis.visavis.search.verify(id, blob).then(
        () => "none",
        (error: { code: string }) => error.code,
      );
    },
    { id: damaged.id, data: probe },
  );
  expect(code).toBe("MODEL_MISMATCH");
  expect((await ask()).names).toEqual([photos.first.name]);

  await page.evaluate(() => globalThis.visavis.models.remove("dlib-resnet@1"));
  expect(await page.evaluate(async () => (await globalThis.visavis.models.list()).length)).toBe(1);
});
