import { expect, test } from "./fixtures.ts";
import { openWithPhotos } from "./sdk-given.ts";

test("a database of a newer version is STORAGE_BLOCKED for every call, and is left alone", async ({
  page,
}) => {
  // Asked for before the app can ask: requests for one database take turns.
  await page.addInitScript(() => {
    const request = indexedDB.open("visavis", 1000);
    request.onupgradeneeded = () => request.result.createObjectStore("audit");
  });
  await page.goto("/");
  const outcome = await page.evaluate(async () => {
    const { persons, collections, search, ready, onStatus } = globalThis.visavis;
    const codeOf = (call: Promise<unknown>) =>
      call.then(
        () => "none",
        (error: { code: string }) => error.code,
      );
    const codes = [
      await codeOf(ready),
      await codeOf(persons.list()),
      await codeOf(collections.create({ name: "C" })),
      await codeOf(search.detect("samples/sample1.jpg")),
    ];
    let phase = "";
    onStatus((status) => (phase = status.phase))();
    const databases = await indexedDB.databases();
    return { codes, phase, version: databases.find(({ name }) => name === "visavis")?.version };
  });
  expect(outcome.codes).toEqual(outcome.codes.map(() => "STORAGE_BLOCKED"));
  expect(outcome).toMatchObject({ phase: "failed", version: 1000 });
});

test("a full disk is QUOTA_EXCEEDED, and nothing has changed", async ({ page, context }) => {
  await openWithPhotos(page);
  await page.evaluate(() =>
    globalThis.visavis.persons.create({ images: [globalThis.given.first], id: "a" }),
  );
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  const write = () =>
    page.evaluate(async () => {
      const { persons } = globalThis.visavis;
      const code = await globalThis.codeOf(
        persons.create({ images: [globalThis.given.second], id: "b" }),
      );
      const left = (await persons.list()).persons.map(({ id }) => id).join();
      if (code === "none") await persons.delete("b");
      return `${code}: ${left}`;
    });
  // For half a minute Chromium remembers how much room there was.
  await expect.poll(write, { timeout: 60_000, intervals: [5000] }).toBe("QUOTA_EXCEEDED: a");
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  expect(await write()).toBe("none: a,b");
});
