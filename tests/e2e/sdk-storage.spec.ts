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

test("a full disk is QUOTA_EXCEEDED for every write, nothing has changed, and all goes on once there is room", async ({
  page,
  context,
}) => {
  test.slow();
  await openWithPhotos(page);
  await page.evaluate(async () => {
    const { persons, collections } = globalThis.visavis;
    const { first, second } = globalThis.given;
    await persons.create({ images: [first], id: "a", name: "Ana" });
    await persons.create({ images: [second], id: "b" });
    await collections.create({ name: "Ward" });
  });
  /** All that is there, with what is found by the templates. */
  const look = () =>
    page.evaluate(async () => {
      const { persons, collections, search, audit } = globalThis.visavis;
      const list = (await persons.list()).persons.map((one) => one.toChanges());
      const thumbnails = (await persons.list()).persons.map((one) => one.thumbnails);
      const found = await search.search(globalThis.given.probe);
      return JSON.stringify({
        ...{ list, thumbnails, collections: await collections.list(), log: await audit.verify() },
        found: found.candidates.map(({ person }) => person.id),
      });
    });
  const write = () =>
    page.evaluate(async () => {
      const { codeOf, given } = globalThis;
      const { persons, collections } = globalThis.visavis;
      const { collections: all } = await collections.list();
      const { id: ward = "" } = all[0] ?? {};
      const images = [given.group];
      const options = { duplicates: "allow" } as const;
      return [
        await codeOf(persons.create({ images: [given.first], id: "c" }, options)),
        await codeOf(persons.update({ id: "a", name: "Anna" })),
        await codeOf(persons.addImages("a", [given.probe], options)),
        await codeOf(collections.addPersons(ward, ["a", "b"])),
        await codeOf(persons.merge("a", "b")),
        // A group is refused as ever: the disk is not to blame for that.
        await codeOf(persons.create({ images }, options)),
      ];
    });
  const before = await look();
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  // For half a minute Chromium remembers how much room there was.
  const firstTry = () =>
    page.evaluate(async () => {
      const { collections } = globalThis.visavis;
      const made = collections.create({ name: "Another" });
      const code = await globalThis.codeOf(made);
      if (code === "none") await collections.delete((await made).id);
      return code;
    });
  const intervals = [5000];
  await expect.poll(firstTry, { timeout: 60_000, intervals }).toBe("QUOTA_EXCEEDED");
  const full = ["QUOTA_EXCEEDED"];
  const start = await look();
  expect(await write()).toEqual([...full, ...full, ...full, ...full, ...full, "MULTIPLE_FACES"]);
  expect(await look()).toBe(start);
  expect(JSON.parse(start)).toMatchObject({ ...JSON.parse(before), log: { ok: true } });

  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  expect(await write()).toEqual(["none", "none", "none", "none", "none", "MULTIPLE_FACES"]);
  await page.reload();
  const ids = await page.evaluate(async () =>
    (await globalThis.visavis.persons.list()).persons.map(({ id, name }) => `${id}: ${name}`),
  );
  expect(ids).toEqual(["a: Anna", "c: c"]);
});
