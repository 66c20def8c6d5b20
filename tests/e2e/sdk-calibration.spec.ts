import { readdirSync, readFileSync } from "node:fs";
import { expect, openReady, test } from "./fixtures.ts";

/** The third sample shows somebody of the first again. */
const files = readdirSync("public/samples").filter((file) => /^sample[124-6]\.jpg$/.test(file));

test("scores hold for the people at hand from twelve persons on", async ({ page }) => {
  test.slow();
  await openReady(page);
  const photos = files.map((file) => readFileSync(`public/samples/${file}`).toString("base64"));
  const outcome = await page.evaluate(async (photos) => {
    const { persons, search, collections } = globalThis.visavis;
    const blobs = photos.map((data) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      return new Blob([bytes]);
    });
    const faces = [];
    for (const blob of blobs) {
      const found = await search.detect(blob);
      faces.push(...found.faces.filter(({ quality }) => quality.reasons.length === 0));
    }
    const [probe, ...others] = faces;
    if (!probe || others.length < 12) throw new Error(`${faces.length} faces are too few`);
    const ask = async (options: object) => {
      const found = await search.search(probe.thumbnail, { minScore: 0, ...options });
      const { calibration, minScore, fpir, candidates } = found;
      const scores = candidates.map(({ person, score }) => [person.id, score] as const);
      return { calibration, minScore, fpir, scores: Object.fromEntries(scores) };
    };
    const club = await collections.create({ name: "Club" });
    await persons.createFromDetection(probe, { id: "probe", collections: [club] });
    for (const [at, face] of others.slice(0, 10).entries()) {
      await persons.createFromDetection(face, { id: `p${at}` });
    }
    const eleven = await ask({});
    const [, twelfth, thirteenth] = [...others.slice(9)];
    if (!twelfth || !thirteenth) throw new Error("too few faces");
    await persons.createFromDetection(twelfth, { id: "p10" });
    const twelve = await ask({});
    const inClub = await ask({ collectionId: club.id });
    const auto = await ask({ minScore: "auto" });
    const autoInClub = await ask({ minScore: "auto", collectionId: club.id });
    // Just above the best of the others: they are possible, and no match.
    const others11 = Object.values(twelve.scores).sort((a, b) => b - a);
    const bar = (others11[1] ?? 0) + 0.01;
    const strict = await ask({ minScore: bar });
    const possible = await ask({ minScore: bar, possible: true });
    const verified = await search.verify("probe", probe.thumbnail);
    await persons.createFromDetection(thirteenth, { id: "p11" });
    await persons.delete("p11");
    const again = await ask({});
    await persons.delete("p10");
    const fewer = await ask({});
    return {
      ...{ eleven, twelve, inClub, auto, autoInClub, verified, again, fewer },
      ...{ bar, strict, possible },
    };
  }, photos);

  const { eleven, twelve, inClub, auto, autoInClub, verified, again, fewer } = outcome;
  const { bar, strict, possible } = outcome;
  expect([eleven.calibration, twelve.calibration, fewer.calibration]).toEqual([
    "base",
    "gallery",
    "base",
  ]);
  // A decade is 0.06: below twelve the map is that much more careful.
  expect((twelve.scores["probe"] ?? 0) - (eleven.scores["probe"] ?? 1)).toBeGreaterThan(0.02);
  expect(fewer.scores).toEqual(eleven.scores);
  // Whoever came and went has left nothing in the cohort.
  for (const [id, score] of Object.entries(twelve.scores)) {
    expect(again.scores[id]).toBeCloseTo(score, 6);
  }
  // A collection of one is no cohort: everybody is.
  expect(inClub.calibration).toBe("gallery");
  expect(inClub.scores["probe"]).toBeCloseTo(twelve.scores["probe"] ?? 0, 9);
  expect(verified.calibration).toBe("gallery");

  expect(auto.fpir).toBeCloseTo(0.01, 9);
  expect(autoInClub.fpir).toBeCloseTo(0.01, 9);
  expect(auto.minScore).toBeGreaterThan(autoInClub.minScore);
  expect(Object.values(auto.scores).every((score) => score >= auto.minScore)).toBe(true);
  expect(Object.keys(auto.scores)).toEqual(["probe"]);

  expect(Object.keys(strict.scores)).toEqual(["probe"]);
  expect(possible).toMatchObject({ minScore: strict.minScore, fpir: strict.fpir });
  const near = Object.entries(twelve.scores).filter(([, score]) => score >= bar - 0.06);
  expect(near.length).toBeGreaterThan(1);
  expect(possible.scores).toEqual(Object.fromEntries(near));
});
