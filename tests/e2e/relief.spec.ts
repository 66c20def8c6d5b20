import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { openWithFirst, openWithPhotos, toldPhases } from "./sdk-given.ts";

/** Tells of each worker of ours that starts from now on; ONNX Runtime's threads are none. */
function countWorkers(page: Page): { started: number } {
  const count = { started: 0 };
  page.on("worker", (worker) => {
    if (/\/index-[^/]*\.js$/.test(worker.url())) count.started++;
  });
  return count;
}

/** A picture of 36 megapixels in which the given one stands side by side with itself; its faces. */
const detectInHugePicture = (page: Page) =>
  page.evaluate(async () => {
    const bitmap = await createImageBitmap(globalThis.given.group);
    const canvas = new OffscreenCanvas(6000, 6000);
    const context = canvas.getContext("2d");
    const height = (3000 * bitmap.height) / bitmap.width;
    for (let y = 0; y < 6000; y += height) {
      context?.drawImage(bitmap, 0, y, 3000, height);
      context?.drawImage(bitmap, 3000, y, 3000, height);
    }
    const image = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
    const { faces } = await globalThis.visavis.search.detect(image);
    return faces.map(({ id, quality }) => ({ id, size: quality.interEyeDistance }));
  });

test("a worker that a huge picture made heavy is replaced between calls, and nobody notices", async ({
  page,
}) => {
  await openWithFirst(page);
  const phases = await toldPhases(page);
  const workers = countWorkers(page);
  const faces = await detectInHugePicture(page);
  expect(faces.length).toBeGreaterThan(0);
  await expect.poll(() => workers.started).toBe(1);

  // Calls go on as if nothing had been, also with a face that the worker before has found.
  const largest = faces.sort((a, b) => b.size - a.size)[0]?.id ?? "";
  const after = await page.evaluate(async (faceId) => {
    const { persons, search } = globalThis.visavis;
    const [found, enrolled] = await Promise.all([
      search.search(globalThis.given.probe),
      globalThis.refusalOf(persons.createFromDetection({ id: faceId }, { id: "b" })),
    ]);
    return { found: found.candidates.map(({ person }) => person.id), enrolled: enrolled.code };
  }, largest);
  expect(after.found).toContain("a");
  expect(after.enrolled).not.toBe("NOT_FOUND");
  expect(new Set(await phases.jsonValue())).toEqual(new Set(["ready"]));
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByTestId("status")).toHaveText("Ready, works offline");
  expect(workers.started).toBe(1);
});

test("an unlocked vault stays unlocked when its worker is replaced", async ({ page }) => {
  await openWithPhotos(page);
  await page.evaluate(async () => {
    const { persons, vault } = globalThis.visavis;
    await persons.create({ images: [globalThis.given.first], id: "a" });
    await vault.create("a long enough passphrase");
    await vault.unlock({ passphrase: "a long enough passphrase" });
    await globalThis.visavis.ready;
  });
  const workers = countWorkers(page);
  await detectInHugePicture(page);
  await expect.poll(() => workers.started).toBe(1);
  const ids = await page.evaluate(async () => {
    const { candidates } = await globalThis.visavis.search.search(globalThis.given.probe);
    return candidates.map(({ person }) => person.id);
  });
  expect(ids).toContain("a");
  const { state } = await page.evaluate(() => globalThis.visavis.vault.status());
  expect(state).toBe("unlocked");
});
