import type { Page } from "@playwright/test";
import { expect, goTo, openReady, test } from "./fixtures.ts";
import { openWithFirst, openWithPhotos, toldPhases } from "./sdk-given.ts";

/** The worker ends itself, as no code of ours does: to the page that is the same as a crash. */
async function killWorker(page: Page): Promise<void> {
  const worker = page.workers().find((one) => !one.url().includes("ort"));
  await worker?.evaluate(() => globalThis.close());
}

test("a worker that dies is replaced: calls under way are refused, the next ones work", async ({
  page,
}) => {
  await openWithFirst(page);
  const phases = await toldPhases(page);
  // It never ends by itself: a picture is looked at again and again.
  const refusal = page.evaluate(async () => {
    for (;;) {
      const refused = await globalThis.refusalOf(
        globalThis.visavis.search.search(globalThis.given.probe),
      );
      if (refused.code !== "none") return refused;
    }
  });
  await killWorker(page);
  expect(await refusal).toEqual({
    code: "MODEL_LOAD_FAILED",
    problems: ["worker:worker_restarted"],
  });
  await expect(page.getByTestId("notices")).toContainText("Nothing that was stored is lost.");
  const found = await page.evaluate(async () => {
    const { candidates } = await globalThis.visavis.search.search(globalThis.given.probe);
    return candidates.map(({ person }) => person.id);
  });
  expect(found).toEqual(["a"]);
  await expect(page.getByTestId("status")).toHaveText("Ready, works offline");
  const told = await phases.jsonValue();
  expect([told[0], told[1], told.at(-1)]).toEqual(["ready", "loading", "ready"]);
  await expect(page.getByTestId("person-row")).toHaveCount(1);

  // Not for ever: where each one dies at once, the page says that recognition is off.
  await expect
    .poll(
      async () => {
        await killWorker(page).catch(() => undefined);
        return (await phases.jsonValue()).at(-1);
      },
      { intervals: [200] },
    )
    .toBe("failed");
  await expect(page.getByTestId("status")).toHaveText("Recognition is off");
});

/** What the screen says and offers once the database is gone, and that the app is usable after it. */
async function expectReload(page: Page, words: string): Promise<void> {
  const banner = page.getByTestId("alert").first();
  await expect(banner).toContainText(words);
  await goTo(page, "#/people");
  await expect(page.getByText("Nobody is enrolled yet")).toHaveCount(0);
  const code = await page.evaluate(() => globalThis.codeOf(globalThis.visavis.persons.list()));
  expect(code).toBe("STORAGE_BLOCKED");
  await page.getByRole("button", { name: "Reload" }).click();
  await openReady(page, "/#/people");
  await openWithPhotos(page);
  const ids = await page.evaluate(async () => {
    const { persons } = globalThis.visavis;
    await persons.create({ images: [globalThis.given.first], id: "anew" });
    return (await persons.list()).persons.map(({ id }) => id);
  });
  expect(ids).toEqual(["anew"]);
}

test("a database that is deleted under the app: it says so, and a reload begins anew", async ({
  page,
  context,
}) => {
  await openWithPhotos(page);
  await page.evaluate(() =>
    globalThis.visavis.persons.create({ images: [globalThis.given.first], id: "a" }),
  );
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await expectReload(page, "The browser has closed or deleted what is stored here.");

  // As a bookmarklet, or another tab, would do it.
  await page.evaluate(() => void indexedDB.deleteDatabase("visavis"));
  await expectReload(page, "What was stored here was deleted from outside this page.");
});

test("a page that is left and come back to has a worker again, with all that is stored", async ({
  page,
}) => {
  await openWithFirst(page);
  const phases = await toldPhases(page);
  const left = await page.evaluate(async () => {
    window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    return globalThis.codeOf(globalThis.visavis.persons.list());
  });
  expect(left).toBe("ABORTED");
  // Chromium lets a thread that waits live for a moment.
  await expect.poll(() => page.workers()).toEqual([]);
  await page.evaluate(() =>
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
  );
  const found = await page.evaluate(async () => {
    const { candidates } = await globalThis.visavis.search.search(globalThis.given.probe);
    return candidates.map(({ person }) => person.id);
  });
  expect(found).toEqual(["a"]);
  await expect(page.getByTestId("person-row")).toHaveCount(1);
  const told = await phases.jsonValue();
  expect([told[0], told[1], told.at(-1)]).toEqual(["ready", "loading", "ready"]);
});
