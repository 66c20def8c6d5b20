import type { Page } from "@playwright/test";
import { enrolFirst, enrolSecond, expect, goTo, identify, openReady, test } from "./fixtures.ts";
import { DETECTOR, detectorPack, DLIB, dlibPack, harmFile, install, modelCard } from "./packs.ts";
import { photo, photos } from "./photos.ts";

test.setTimeout(400_000);

const use = (page: Page, id: string) =>
  page.evaluate((model) => globalThis.visavis.models.use(model), id);

/** What of the SDK goes on, and how it refuses what does not. */
const stateOf = (page: Page) =>
  page.evaluate(async () => {
    const { collections, models, persons, ready, search } = globalThis.visavis;
    const refusalOf = (call: Promise<unknown>) =>
      call.then(
        () => null,
        ({ code, details }: { code: string; details: { loc: unknown }[] }) => ({
          ...{ code, loc: details[0]?.loc },
        }),
      );
    const photoAt = "samples/sample1.jpg";
    return {
      ready: await refusalOf(ready),
      search: await refusalOf(search.search(photoAt)),
      enrol: await refusalOf(persons.create({ images: [photoAt] }, { duplicates: "allow" })),
      persons: (await persons.list()).count,
      collection: (await collections.create({ name: `At ${Date.now()}` })).count,
      inUse: (await models.list()).filter(({ inUse }) => inUse).map(({ role }) => role),
      failed: (await models.list()).filter(({ failure }) => failure).map(({ id }) => id),
    };
  });

const nameless = { code: "MODEL_LOAD_FAILED", loc: ["model", DLIB] };

test("a chosen model that is damaged is explained, and the built-in one finds everybody again", async ({
  page,
}) => {
  await openReady(page);
  await enrolFirst(page);
  await enrolSecond(page);
  await install(page, DLIB, await dlibPack());
  await use(page, DLIB);
  await harmFile(page, DLIB, "a bit");
  await page.reload();

  await expect(page.getByTestId("status")).toHaveText("Recognition is off", { timeout: 90_000 });
  const alert = page.getByTestId("alert").first();
  await expect(alert).toHaveAttribute("data-code", "MODEL_LOAD_FAILED");
  await expect(alert).toContainText("“dlib ResNet (face-api)” does not load");
  expect(await stateOf(page)).toEqual({
    ...{ ready: nameless, search: nameless, enrol: nameless },
    ...{ persons: 2, collection: 0, inUse: ["detector"], failed: [DLIB] },
  });

  await goTo(page, "#/people");
  await page.getByRole("button", { name: "Use the built-in model" }).click();
  await expect(page.getByTestId("model-report")).toContainText("2 photos", { timeout: 120_000 });
  await expect(alert).toBeHidden();
  await expect(page.getByTestId("status")).toHaveText("Ready, works offline");
  await expect(modelCard(page, DLIB).getByTestId("model-failure")).toBeHidden();
  expect(await page.evaluate(async () => (await globalThis.visavis.ready).backend)).toBe("wasm");
  const [face] = await identify(page, await photo(page, photos.first.probe), 1);
  expect(face?.name).toBe(photos.first.name);

  await page.reload();
  await openReady(page);
  const [again] = await identify(page, await photo(page, photos.first.probe), 1);
  expect(again?.name).toBe(photos.first.name);
});

test("a chosen model whose file is gone works again when it is installed once more", async ({
  page,
}) => {
  await openReady(page);
  await enrolFirst(page);
  await install(page, DLIB, await dlibPack());
  await use(page, DLIB);
  await harmFile(page, DLIB, "all");
  await page.reload();
  await expect(page.getByTestId("status")).toHaveText("Recognition is off", { timeout: 90_000 });
  await install(page, DLIB, await dlibPack());
  const card = modelCard(page, DLIB);
  await expect(card.getByTestId("model-failure")).toBeVisible();
  await card.getByRole("button", { name: "Use this model" }).click();
  await expect(card.getByTestId("model-in-use")).toBeVisible({ timeout: 120_000 });
  await expect(page.getByTestId("status")).toHaveText("Ready, works offline");
  await page.reload();
  await openReady(page);
  expect(await stateOf(page)).toMatchObject({ ready: null, search: null, failed: [] });
});

test("a chosen detector that is damaged gives way to the built-in one by itself, and can be removed", async ({
  page,
}) => {
  await openReady(page);
  await enrolFirst(page);
  await install(page, DETECTOR, await detectorPack());
  await use(page, DETECTOR);
  await harmFile(page, DETECTOR, "a bit");
  await page.reload();
  await openReady(page);
  const [face] = await identify(page, await photo(page, photos.first.probe), 1);
  expect(face?.name).toBe(photos.first.name);
  await goTo(page, "#/models");
  await expect(modelCard(page, DETECTOR).getByTestId("model-failure")).toContainText("damaged");
  const builtIn = page.getByTestId("models-detector").getByTestId("model").first();
  await expect(builtIn.getByTestId("model-in-use")).toBeVisible();
  await modelCard(page, DETECTOR).getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(modelCard(page, DETECTOR)).toHaveCount(0);
});
