import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { dlibPack } from "./packs.ts";
import { openWithFirst, openWithPhotos, toldPhases } from "./sdk-given.ts";

/** Tells of each worker of ours that starts from now on; ONNX Runtime's threads are none. */
function countWorkers(page: Page): { started: number } {
  const count = { started: 0 };
  page.on("worker", (worker) => {
    if (/\/index-[^/]*\.js$/.test(worker.url())) count.started++;
  });
  return count;
}

/** Faces of the photo of a group. */
const detectInGroup = (page: Page) =>
  page.evaluate(async () => {
    const { faces } = await globalThis.visavis.search.detect(globalThis.given.group);
    return faces.map(({ id, quality }) => ({ id, size: quality.interEyeDistance }));
  });

/** Tries a large model out, which ONNX Runtime has to run: its memory is large from then on. */
async function installLargeModel(page: Page): Promise<void> {
  const files = (await dlibPack()).map(({ name, buffer }) => [name, buffer.toString("base64")]);
  await page.evaluate(async (all) => {
    const decoded = all.map(([name = "", data = ""]) => {
      return new File([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))], name);
    });
    await globalThis.visavis.models.install(decoded);
  }, files);
}

test("a worker that a large model made heavy is replaced between calls, and nobody notices", async ({
  page,
}) => {
  await openWithFirst(page);
  const phases = await toldPhases(page);
  const workers = countWorkers(page);
  const faces = await detectInGroup(page);
  expect(faces.length).toBeGreaterThan(0);
  expect(workers.started).toBe(0);
  await installLargeModel(page);
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
  await detectInGroup(page);
  await installLargeModel(page);
  await expect.poll(() => workers.started).toBe(1);
  const ids = await page.evaluate(async () => {
    const { candidates } = await globalThis.visavis.search.search(globalThis.given.probe);
    return candidates.map(({ person }) => person.id);
  });
  expect(ids).toContain("a");
  const { state } = await page.evaluate(() => globalThis.visavis.vault.status());
  expect(state).toBe("unlocked");
});
