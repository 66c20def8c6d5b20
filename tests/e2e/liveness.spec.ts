import type { Page } from "@playwright/test";
import { expect, openReady, test } from "./fixtures.ts";
import { enlarge, livenessPhotos, photo, photos, redraw, type PhotoFile } from "./photos.ts";

/** What a call on a photo answers, or the code with which it rejects. */
async function outcome(page: Page, file: PhotoFile, method: "liveness" | "searchLive") {
  return page.evaluate(
    async ([data, name]) => {
      const bytes = Uint8Array.from(atob(data ?? ""), (char) => char.charCodeAt(0));
      const { search } = globalThis.visavis;
      const call = name === "liveness" ? search.liveness : search.searchLive;
      try {
        const answer = await call(new Blob([bytes]));
        return { code: "none", score: -1, live: false, ...answer };
      } catch (error) {
        return { code: (error as { code: string }).code, score: -1, live: false };
      }
    },
    [file.buffer.toString("base64"), method],
  );
}

test("tells a live face from a screen, and searches only for a live one", async ({ page }) => {
  await openReady(page);
  if (!livenessPhotos) {
    test.info().annotations.push({ type: "photos", description: "no liveness photos: form only" });
    const crop = { x: 1185, y: 360, side: 500, to: 900 };
    const face = await redraw(page, await photo(page, "public/samples/sample3.jpg"), crop);
    const { score, live } = await outcome(page, face, "liveness");
    expect(score).toBeGreaterThanOrEqual(0);
    expect(live).toBe(score >= 0.5);
    return;
  }
  // As taken the pupils are fewer than 80 pixels apart: it is not judged.
  const asTaken = await photo(page, livenessPhotos.live);
  expect((await outcome(page, asTaken, "liveness")).code).toBe("FACE_TOO_SMALL");

  const live = await enlarge(page, asTaken, 1.5);
  const screen = await enlarge(page, await photo(page, livenessPhotos.screen), 2);
  const ofScreen = await outcome(page, screen, "liveness");
  expect(await outcome(page, live, "liveness")).toMatchObject({ code: "none", live: true });
  expect(ofScreen).toMatchObject({ code: "none", live: false });
  expect(ofScreen.score).toBeLessThan(0.1);

  expect((await outcome(page, live, "searchLive")).code).toBe("none");
  expect((await outcome(page, screen, "searchLive")).code).toBe("NOT_LIVE");
});

test("refuses what it cannot judge, and counts heads", async ({ page }) => {
  await openReady(page);
  const blank = await redraw(page, await photo(page, "public/icons/icon-512.png"), {
    x: 20,
    y: 20,
    side: 30,
    to: 400,
  });
  expect((await outcome(page, blank, "liveness")).code).toBe("NO_FACE");
  const two = await photo(page, photos.twoFaces);
  expect((await outcome(page, two, "liveness")).code).toBe("MULTIPLE_FACES");

  const counts = await page.evaluate(async () => {
    const { search } = globalThis.visavis;
    const samples = [1, 2, 3, 4, 5, 6].map((n) => `samples/sample${n}.jpg`);
    const all = [];
    for (const sample of samples) all.push(await search.headCount(sample));
    const bad = await search.headCount("samples/sample1.jpg", { confidence: 100 }).then(
      () => "none",
      (error: { code: string }) => error.code,
    );
    return { all, bad };
  });
  expect(counts).toEqual({ all: [3, 3, 3, 4, 5, 4], bad: "INVALID_ARGUMENT" });
});

test("links persons and collections in bulk, all or none", async ({ page }) => {
  await openReady(page);
  const files = [await photo(page, photos.first.enrol), await photo(page, photos.second.enrol)];
  const result = await page.evaluate(
    async (encoded) => {
      const { persons, collections } = globalThis.visavis;
      for (const [at, data] of encoded.entries()) {
        const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
        await persons.create({ images: [new Blob([bytes])], id: `p${at}` });
      }
      const [a, b] = [
        await collections.create({ name: "A" }),
        await collections.create({ name: "B" }),
      ];
      const both = await collections.link({ collectionIds: [a.id, b.id], add: ["p0", "p1"] });
      const less = await collections.removePersons(a.id, ["p0"]);
      const refused = await collections.addPersons(a.id, ["p0", "nobody"]).then(
        () => "none",
        (error: { code: string }) => error.code,
      );
      const [left, listed] = [await collections.get(a.id), await collections.list({ ids: [b.id] })];
      const one = await persons.list({ collectionId: a.id });
      return {
        both: both.map(({ count }) => count),
        less: less.count,
        refused,
        left: left.count,
        listed: listed.collections.map(({ name }) => name),
        in: one.persons.map(({ id }) => id),
      };
    },
    files.map(({ buffer }) => buffer.toString("base64")),
  );
  expect(result).toEqual({
    both: [2, 2],
    less: 1,
    refused: "NOT_FOUND",
    left: 1,
    listed: ["B"],
    in: ["p1"],
  });
});
