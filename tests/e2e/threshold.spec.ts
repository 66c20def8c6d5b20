import type { Page } from "@playwright/test";
import { enrolFirst, enrolSecond, expect, goTo, identify, openReady, test } from "./fixtures.ts";
import { photo, photos, type PhotoFile } from "./photos.ts";

/** The score of the photo's face, and where "auto" lets a match begin. */
const scoreOf = (page: Page, { buffer }: PhotoFile) =>
  page.evaluate(async (data) => {
    const { search } = globalThis.visavis;
    const image = `data:image/jpeg;base64,${data}`;
    const { faces } = await search.detect(image, { search: { minScore: "auto", possible: true } });
    const found = faces[0]?.search;
    return { score: found?.candidates[0]?.score ?? 0, auto: found?.minScore ?? 0 };
  }, buffer.toString("base64"));

/** Which state the photo's face has, and what the sheet says of where a match begins. */
async function judged(page: Page, file: PhotoFile) {
  const [face] = await identify(page, file, 1);
  await page.getByTestId("face").click();
  const meter = page.getByTestId("candidate").first().locator("details");
  await meter.locator("summary").click();
  const explanation = await meter.locator("p").innerText();
  await page.getByTestId("close-sheet").click();
  return { state: face?.state, from: /begins at (\d\.\d+)/.exec(explanation)?.[1], explanation };
}

test("a threshold that was chosen in Insights holds for photos and Verify, is kept, and goes back", async ({
  page,
}) => {
  test.slow();
  await openReady(page);
  await enrolFirst(page);
  await enrolSecond(page);
  const probe = await photo(page, photos.first.probe);
  const { score, auto } = await scoreOf(page, probe);
  const standard = await judged(page, probe);
  expect(standard).toMatchObject({ state: "match", from: "0.810" });

  // A hundredth above the photo's score: similar now, no match.
  const chosen = (Math.floor(score * 100) + 1) / 100;
  expect(chosen).toBeLessThanOrEqual(0.99);
  await goTo(page, "#/insights");
  await page.getByTestId("insights-run").click();
  await page.getByTestId("insights-threshold").fill(`${chosen}`);
  await expect(page.getByTestId("insights-meaning")).toContainText("By the model’s own scale");
  await page.getByTestId("threshold-use").click();
  const inUse = page.getByTestId("threshold-in-use");
  await expect(inUse).toContainText(`In use: ${chosen.toFixed(3)}.`);
  await expect(page.getByTestId("threshold-use")).toBeHidden();
  const raised = await judged(page, probe);
  expect(raised).toMatchObject({ state: "possible", from: chosen.toFixed(3) });
  expect(raised.explanation).toContain("as set on this device");

  await page.reload();
  await openReady(page, "/#/verify");
  await page.getByTestId("person-picker").fill(photos.first.name);
  await page.getByRole("option", { name: photos.first.name }).click();
  await page.getByTestId("verify-input").setInputFiles(probe);
  const verdict = page.getByTestId("verdict");
  await expect(verdict).toBeVisible({ timeout: 60_000 });
  await verdict.locator("summary").click();
  await expect(verdict).toContainText(`a match begins at ${chosen.toFixed(3)}`);

  await goTo(page, "#/settings");
  await page.getByTestId("threshold-auto").click();
  await expect(inUse).toHaveAttribute("data-threshold", "auto");
  expect((await judged(page, probe)).from).toBe(auto.toFixed(3));
  await goTo(page, "#/settings");
  await page.getByTestId("threshold-standard").click();
  await expect(inUse).toContainText("In use: 0.810, the standard.");
  expect(await judged(page, probe)).toEqual(standard);

  // What nobody can have chosen is not taken.
  await page.evaluate(() => localStorage.setItem("visavis-threshold", "0"));
  await page.reload();
  await goTo(page, "#/settings");
  await expect(inUse).toHaveAttribute("data-threshold", "0.81");
});
