import { expect, test } from "./fixtures.ts";
import { openWithPhotos } from "./sdk-given.ts";
import { seedTemplates } from "./seeded-people.mjs";

test("100,000 people are searched by several threads, under the policy", async ({
  page,
  browser,
}) => {
  // Making them up, and reading them in, takes a busy machine a while.
  test.slow();
  await seedTemplates(page, 100_000);
  await openWithPhotos(page);
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  test.skip(cores < 2, "one core");
  const protocol = await browser.newBrowserCDPSession();
  const scanWorkers = async () => {
    const { targetInfos } = await protocol.send("Target.getTargets");
    return targetInfos.filter(({ url }) => url.includes("scan-worker")).length;
  };
  expect(await scanWorkers()).toBe(0);
  const enrolled = await page.evaluate(async () => {
    const { persons } = globalThis.visavis;
    await persons.create({ images: [globalThis.given.first], id: "first" });
    return (await persons.list({ take: 1 })).count;
  });
  expect(enrolled).toBe(100_001);
  const search = () =>
    page.evaluate(async () => {
      const { candidates } = await globalThis.visavis.search.search(globalThis.given.probe);
      return candidates.map(({ person, score }) => ({ id: person.id, score }));
    });
  const before = await search();
  expect(before.map(({ id }) => id)).toEqual(["first"]);
  await expect.poll(scanWorkers).toBe(Math.min(4, cores) - 1);
  for (let nth = 0; nth < 5; nth++) expect(await search()).toEqual(before);
});
