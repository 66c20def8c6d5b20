import type { Page } from "@playwright/test";
import { enrolFirst, enrolSecond, expect, goTo, openReady, test } from "./fixtures.ts";
import { DETECTOR, detectorPack, DLIB, dlibPack, modelCard } from "./packs.ts";
import { photo, photos } from "./photos.ts";

test.setTimeout(400_000);

test("another real model is installed, takes over, and gives way again", async ({ page }) => {
  await openReady(page);
  await enrolFirst(page);
  await enrolSecond(page);
  await goTo(page, "#/models");
  await page.getByTestId("model-files").setInputFiles(await dlibPack());
  const dlib = modelCard(page, DLIB);
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
  expect(await page.evaluate(async () => (await globalThis.visavis.models.list()).length)).toBe(2);
});

/** Which models find and tell apart now, and what they make of a photo. */
async function lookWith(page: Page, data: string) {
  return page.evaluate(async (photoData) => {
    const sdk = globalThis.visavis;
    const blob = new Blob([Uint8Array.from(atob(photoData), (char) => char.charCodeAt(0))]);
    const listed = (await sdk.models.list()).filter(({ inUse }) => inUse);
    const { faces } = await sdk.search.detect(blob);
    const { candidates } = await sdk.search.search(blob, { minScore: 0, mode: "ACCURATE" });
    return {
      inUse: Object.fromEntries(listed.map(({ role, id }) => [role, id])),
      box: faces[0]?.box ?? null,
      landmarks: faces[0]?.landmarks ?? null,
      names: candidates.map(({ person }) => person.name),
      scores: candidates.map(({ score }) => score),
    };
  }, data);
}

test("another real detector finds the same people, and gives way again", async ({ page }) => {
  await openReady(page);
  await enrolFirst(page);
  await enrolSecond(page);
  const probe = (await photo(page, photos.first.probe)).buffer.toString("base64");
  const before = await lookWith(page, probe);

  await goTo(page, "#/models");
  await page.getByTestId("model-files").setInputFiles(await detectorPack());
  const card = modelCard(page, DETECTOR);
  await expect(page.getByTestId("models-detector").locator(card)).toBeVisible({ timeout: 60_000 });
  await expect(card.getByTestId("model-in-use")).toBeHidden();
  expect((await lookWith(page, probe)).box).toEqual(before.box);
  await card.getByRole("button", { name: "Use this model" }).click();
  await expect(card.getByTestId("model-in-use")).toBeVisible({ timeout: 60_000 });
  // One of each kind: the recognition model and its templates are as before.
  await expect(page.getByTestId("model-in-use")).toHaveCount(2);

  const check = async () => {
    const now = await lookWith(page, probe);
    expect(now.inUse).toEqual({ ...before.inUse, detector: DETECTOR });
    expect(now.names).toEqual(before.names);
    expect(now.names[0]).toBe(photos.first.name);
    expect(now.box).not.toEqual(before.box);
    const { width = NaN } = before.box ?? {};
    for (const name of ["left_eye", "right_eye", "nose", "left_mouth", "right_mouth"] as const) {
      const [a, b] = [now.landmarks?.[name], before.landmarks?.[name]];
      const away = Math.hypot((a?.x ?? NaN) - (b?.x ?? NaN), (a?.y ?? NaN) - (b?.y ?? NaN));
      expect(away).toBeLessThan(0.06 * width);
    }
    const info = await page.evaluate(() => globalThis.visavis.ready);
    return { now, info };
  };
  await check();

  // It is still the one in use after a reload, and does not go while it is.
  await page.reload();
  await openReady(page);
  const { now, info } = await check();
  expect(info.models[0]).toMatchObject({ id: "retinaface-mnet025", version: "2" });
  expect(now.scores[0]).toBeGreaterThan(0.75);
  const code = await page.evaluate(
    (id) =>
      globalThis.visavis.models.remove(id).then(
        () => "none",
        (error: { code: string }) => error.code,
      ),
    DETECTOR,
  );
  expect(code).toBe("CONFLICT");

  await goTo(page, "#/models");
  const builtIn = page.getByTestId("models-detector").getByTestId("model").first();
  await builtIn.getByRole("button", { name: "Use this model" }).click();
  await expect(builtIn.getByTestId("model-in-use")).toBeVisible({ timeout: 60_000 });
  expect(await lookWith(page, probe)).toEqual(before);
  await card.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(card).toHaveCount(0);
});

test("a detector that does not do what it says, or whose installing is stopped, is not stored", async ({
  page,
}) => {
  await openReady(page);
  const [description, onnx] = await detectorPack();
  const described = JSON.parse(description?.buffer.toString() ?? "") as {
    outputs: Record<string, Record<string, string>>;
  };
  const attempt = async (change: object, abortAfter = Infinity) => {
    const pack = JSON.stringify({ ...described, ...change });
    return page.evaluate(
      async ([text, data, ms]) => {
        const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
        const files = [new File([text], "pack.json"), new File([bytes], "model.onnx")];
        const signal = Number.isFinite(ms) ? AbortSignal.timeout(ms) : undefined;
        return globalThis.visavis.models.install(files, signal && { signal }).then(
          () => null,
          ({ code, message, details }: { code: string; message: string; details: unknown[] }) => ({
            ...{ code, message, details: details.length },
          }),
        );
      },
      [pack, onnx?.buffer.toString("base64") ?? "", abortAfter] as const,
    );
  };
  const { outputs } = described;
  const misnamed = { ...outputs, 8: { ...outputs["8"], box: "elsewhere" } };
  expect(await attempt({ outputs: misnamed })).toMatchObject({
    code: "MODEL_LOAD_FAILED",
    message: expect.stringContaining('there is no output "elsewhere"'),
  });
  // Strides that are mixed up show in the outputs' sizes.
  const mixed = { ...outputs, 8: outputs["16"], 16: outputs["8"] };
  expect(await attempt({ outputs: mixed })).toMatchObject({ code: "MODEL_LOAD_FAILED" });
  expect(await attempt({ decoder: "scrfd", pointsFactor: undefined })).toMatchObject({
    code: "MODEL_LOAD_FAILED",
  });
  expect(await attempt({ sha256: "0".repeat(64) })).toMatchObject({ code: "INVALID_ARGUMENT" });
  expect(await attempt({ scores: { min: 2 }, decoder: "mtcnn" })).toMatchObject({
    ...{ code: "INVALID_ARGUMENT", details: 1 },
  });
  expect(await attempt({}, 20)).toMatchObject({ code: "ABORTED" });
  const list = await page.evaluate(() => globalThis.visavis.models.list());
  expect(list.map(({ role, builtIn }) => [role, builtIn])).toEqual([
    ["embedder", true],
    ["detector", true],
  ]);
});
