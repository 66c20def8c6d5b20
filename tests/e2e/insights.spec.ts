import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, goTo, openReady, test } from "./fixtures.ts";
import { photo, photos } from "./photos.ts";

/** The people of the sample photos, with a gender each, and one more with two photos. */
async function enrolPeople(page: Page): Promise<number> {
  const own = [await photo(page, photos.first.enrol), await photo(page, photos.first.probe)];
  return page.evaluate(
    async (encoded) => {
      const { persons, search } = globalThis.visavis;
      let count = 0;
      for (const name of ["sample2", "sample4", "sample5"]) {
        const { faces } = await search.detect(`samples/${name}.jpg`);
        for (const face of faces) {
          const gender = count % 2 === 0 ? ("F" as const) : ("M" as const);
          const id = `p${count}`;
          await persons.createFromDetection(face, { id, gender }).then(
            () => count++,
            // A face in profile is refused.
            () => undefined,
          );
        }
      }
      const images = encoded.map((data) => `data:image/jpeg;base64,${data}`);
      await persons.create({ id: "two", images });
      return count + 1;
    },
    own.map(({ buffer }) => buffer.toString("base64")),
  );
}

test("insights: the call compares everybody, can be aborted, and the screen shows it", async ({
  page,
}) => {
  test.slow();
  await openReady(page, "/#/insights");
  await expect(page.getByRole("heading", { name: "Too few people" })).toBeVisible();
  await expect(page.getByTestId("insights-run")).toBeHidden();
  const none = await page.evaluate(() => globalThis.visavis.insights.evaluate());
  expect(none).toMatchObject({ calibration: "base", sampled: false, det: [], groups: [] });
  expect(none.thresholds[1]?.fmr).toMatchObject({ errors: 0, pairs: 0, rate: null, tooFew: true });

  const people = await enrolPeople(page);
  expect(people).toBeGreaterThanOrEqual(12);
  const { result, told, refusals, verified } = await page.evaluate(async () => {
    const { insights, search, persons } = globalThis.visavis;
    const codeOf = (call: Promise<unknown>) =>
      call.then(
        () => "none",
        (error: { code: string }) => error.code,
      );
    const controller = new AbortController();
    const told: { done: number; total: number }[] = [];
    const stopped = insights.evaluate({ signal: controller.signal });
    controller.abort();
    const bad = { minScore: 2, groupBy: "shoes", onProgress: 1 } as object;
    const refusals = [
      await codeOf(stopped),
      await codeOf(insights.evaluate({ signal: AbortSignal.abort() })),
      await codeOf(insights.evaluate({ collectionId: "nowhere" })),
      await codeOf(insights.evaluate(bad)),
    ];
    const result = await insights.evaluate({
      groupBy: "gender",
      minScore: 0.75,
      onProgress: (progress) => told.push(progress),
    });
    // What a verification of the same photo says, that photo not being enrolled.
    const { thumbnails } = await persons.get("two");
    const picture = await (await persons.get("two")).getImage(1);
    await persons.removeImage("two", thumbnails[1]?.id ?? "");
    const { score } = await search.verify("two", await enlarged(picture));
    return { result, told, refusals, verified: score };

    async function enlarged(blob: Blob): Promise<Blob> {
      const bitmap = await createImageBitmap(blob);
      const canvas = new OffscreenCanvas(448, 448);
      const context = canvas.getContext("2d");
      if (context) context.fillStyle = "grey";
      context?.fillRect(0, 0, 448, 448);
      context?.drawImage(bitmap, 112, 112, 224, 224);
      return canvas.convertToBlob();
    }
  });
  expect(refusals).toEqual(["ABORTED", "ABORTED", "NOT_FOUND", "INVALID_ARGUMENT"]);
  expect(told.at(-1)).toEqual({
    done: people + (people * (people - 1)) / 2,
    total: people + (people * (people - 1)) / 2,
  });
  expect(result).toMatchObject({
    calibration: "gallery",
    sampled: false,
    counts: {
      ...{ persons: people, photos: people + 1, genuinePersons: 1, genuinePairs: 1 },
      ...{ impostorPersons: people, impostorPairs: (people * (people - 1)) / 2 },
    },
    minScore: 0.75,
  });
  expect(result.suggestions.map(({ minScore }) => minScore)).toEqual([null, null]);
  // The one genuine pair scores like a verification; its picture went through another JPEG.
  const genuine = result.scores.genuine.indexOf(1) / 100;
  expect(genuine).toBeGreaterThan(0.75);
  expect(Math.abs(genuine - verified)).toBeLessThan(0.1);
  expect(result.groups.map(({ value, tooFew }) => [value, tooFew])).toEqual([
    ["F", true],
    ["M", true],
    [null, true],
  ]);

  await goTo(page, "#/more");
  await page.getByRole("link", { name: "Insights" }).click();
  await page.getByTestId("insights-group").selectOption("gender");
  await page.getByTestId("insights-run").click();
  await expect(page.getByTestId("insights-findings")).toContainText(`${people} people`);
  const meaning = page.getByTestId("insights-meaning");
  await expect(meaning).toContainText(`pairs of strangers among ${people} people`);
  // The second photo is gone again: nobody is left to be missed.
  await expect(page.getByTestId("insights-single")).toBeVisible();
  await expect(page.getByTestId("insights-groups")).toContainText("too few to say");
  await expect(page.getByTestId("insights-suggestion").first()).toContainText("too few to say");
  const drawn = () =>
    page
      .locator("[data-testid=histogram] canvas")
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const before = await drawn();
  await page.getByTestId("insights-threshold").press("ArrowLeft");
  await expect(page.getByText("A match begins at 0.80")).toBeVisible();
  await expect.poll(drawn).not.toBe(before);
  await page.getByText("The scores as a table").click();
  const counted = await page
    .getByTestId("insights-scores")
    .locator("tbody td:nth-child(2)")
    .allInnerTexts();
  expect(counted.reduce((all, one) => all + Number(one), 0)).toBe((people * (people - 1)) / 2);

  const saving = page.waitForEvent("download");
  await page.getByTestId("insights-save").click();
  const csv = readFileSync(await (await saving).path(), "utf8").split("\r\n");
  expect(csv).toHaveLength(1 + 4 + 3);
  expect(csv[0]).toContain("group,persons,persons_with_pairs,threshold,fmr_errors,fmr_pairs,fmr");
  expect(csv[1]).toMatch(/^everybody,\d+,0,0.75,/);
});

test("insights: how many there are, and how good their photos are", async ({ page }) => {
  await openReady(page, "/#/insights");
  const people = await enrolPeople(page);
  const { counts, quality, ofNobody, told, refusals } = await page.evaluate(async () => {
    const { insights, collections } = globalThis.visavis;
    const codeOf = (call: Promise<unknown>) =>
      call.then(
        () => "none",
        (error: { code: string }) => error.code,
      );
    const { id } = await collections.create({ name: "Night shift" });
    const ofNobody = await insights.photoQuality({ collectionId: id });
    await collections.addPersons(id, ["p0", "two"]);
    const controller = new AbortController();
    const stopped = insights.photoQuality({
      signal: controller.signal,
      onProgress: ({ done }) => done > 2 && controller.abort(),
    });
    const refusals = [
      await codeOf(stopped),
      await codeOf(insights.photoQuality({ collectionId: "nowhere" })),
      await codeOf(insights.photoQuality({ onProgress: 1 } as object)),
      await codeOf(insights.photoQuality(5 as unknown as object)),
    ];
    const told: number[] = [];
    const quality = await insights.photoQuality({ onProgress: ({ done }) => told.push(done) });
    return { counts: await insights.counts(), quality, ofNobody, told, refusals };
  });
  expect(refusals).toEqual(["ABORTED", "NOT_FOUND", "INVALID_ARGUMENT", "INVALID_ARGUMENT"]);
  expect(ofNobody).toMatchObject({ persons: 0, photos: 0, unread: 0, poorest: [] });
  expect(counts).toMatchObject({
    ...{ persons: people, photos: people + 1, withoutCollection: people - 2 },
    collections: [{ name: "Night shift", persons: 2, photos: 3 }],
  });
  expect(told).toEqual(Array.from({ length: people + 2 }, (_, done) => done));
  expect(quality).toMatchObject({ persons: people, photos: people + 1, unread: 0 });
  expect(quality.scores.reduce((all, one) => all + one, 0)).toBe(people + 1);
  const scores = quality.poorest.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  expect(scores[0]).toBe(quality.scores.findIndex((count) => count > 0));

  await expect(page.getByTestId("insights-enrolled")).toContainText(
    `${people} people, ${people + 1} photos`,
  );
  await page.getByTestId("insights-scope").selectOption("Night shift (2)");
  await page.getByTestId("quality-run").click();
  const findings = page.getByTestId("quality-findings");
  await expect(findings).toContainText("2 people, 3 photos");
  await page.getByText("The quality as a table").click();
  const counted = await page.getByTestId("insights-quality").locator("td").allInnerTexts();
  expect(counted.reduce((all, one) => all + Number(one), 0)).toBe(3);
});
