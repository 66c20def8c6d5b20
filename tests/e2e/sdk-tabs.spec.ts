import { expect, test } from "./fixtures.ts";
import { openWithPhotos } from "./sdk-given.ts";

test("a second tab sees what the first one enrols, and recognises it", async ({
  page,
  context,
}) => {
  await openWithPhotos(page);
  const other = await context.newPage();
  await openWithPhotos(other);
  await page.evaluate(() =>
    globalThis.visavis.persons.create({ images: [globalThis.given.first], id: "shared" }),
  );
  await expect
    .poll(() =>
      other.evaluate(async () => {
        const { candidates } = await globalThis.visavis.search.search(globalThis.given.probe);
        return candidates.map(({ person }) => person.id);
      }),
    )
    .toEqual(["shared"]);
});
