import { expect, openReady, test } from "./fixtures.ts";

test("the sample photos: enrols their people, and knows the woman of photos 1 and 3 again", async ({
  page,
}) => {
  await openReady(page, "/#/samples");
  await page.getByRole("button", { name: "Go through the photos" }).click();
  const summary = page.getByTestId("samples-summary");
  await expect(summary).toBeVisible({ timeout: 90_000 });
  await expect(page.getByTestId("face")).toHaveCount(22);

  const seen = await page.evaluate(async () => {
    const { count, collections } = await globalThis.visavis.collections.list({
      search: "Sample photos",
    });
    return { count, persons: collections[0]?.count };
  });
  // 22 faces: one person twice, and one in full profile whose picture is refused.
  expect(seen).toEqual({ count: 1, persons: 20 });
  await expect(summary).toContainText("20");
  await expect(page.getByText(/photos? 1 and 3/)).toBeVisible();

  // A second time nobody is enrolled twice.
  await page.getByTestId("samples-start").click();
  await expect(summary).toBeVisible({ timeout: 90_000 });
  expect(
    await page.evaluate(async () => (await globalThis.visavis.persons.list({ take: 0 })).count),
  ).toBe(20);

  await page.getByRole("button", { name: "Remove the sample people" }).click();
  await expect
    .poll(() =>
      page.evaluate(async () => (await globalThis.visavis.persons.list({ take: 0 })).count),
    )
    .toBe(0);
});
