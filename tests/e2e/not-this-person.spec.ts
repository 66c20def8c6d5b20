import type { Page } from "@playwright/test";
import { enrolFirst, enrolSecond, expect, goTo, identify, openReady, test } from "./fixtures.ts";
import { withCamera, type Scene } from "./fake-camera.ts";
import { photo, photos } from "./photos.ts";

const firstPerson = async (page: Page): Promise<Scene[]> => [
  { items: [{ photo: await photo(page, photos.first.probe), x: 320, y: 240, height: 480 }] },
];

/** Where somebody is enrolled and the camera is allowed, it starts by itself. */
async function startCamera(page: Page): Promise<void> {
  await goTo(page, "#/");
  await expect(page.locator("video")).toBeVisible();
}

/** The states that the one face goes through meanwhile. */
const statesWithin = (page: Page, ms: number): Promise<string[]> =>
  page.evaluate(async (duration) => {
    const states = new Set<string>();
    const end = performance.now() + duration;
    while (performance.now() < end) {
      const face = document.querySelector<HTMLElement>('[data-testid="face"]');
      if (face) states.add(face.dataset.state ?? "");
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return [...states];
  }, ms);

test("before the camera it holds for the track, through a long look at the sheet, until it is taken back", async ({
  launchOptions,
}) => {
  test.slow();
  await withCamera(launchOptions, firstPerson, async (context) => {
    const page = await context.newPage();
    await openReady(page);
    await enrolFirst(page);
    await enrolSecond(page);
    await startCamera(page);
    const face = page.getByTestId("face");
    const sheet = page.getByTestId("face-sheet");
    const { name } = photos.first;
    await expect(face).toHaveAttribute("data-state", "match", { timeout: 60_000 });
    const spoken = page.getByTestId("announcement");
    await expect(spoken).toContainText(name);

    await face.click();
    await expect(sheet.getByRole("heading", { level: 2 })).toHaveText(name);
    await page.getByTestId("not-this-person").click();
    await expect(sheet.getByRole("heading", { level: 2 })).toHaveText("Not in this list");
    await expect(face).toHaveAttribute("data-state", "unknown");
    await expect(spoken).toHaveText("1 person not in this list");
    // Longer than a track lives that nobody follows.
    await page.waitForTimeout(5000);
    await page.getByTestId("close-sheet").click();
    expect(await statesWithin(page, 3000)).toEqual(["unknown"]);
    await expect(spoken).toHaveText("1 person not in this list");

    await face.click();
    await page.getByTestId("this-person-after-all").click();
    await expect(sheet.getByRole("heading", { level: 2 })).toHaveText(name);
    const meter = page.getByTestId("candidate").first().locator("details");
    await meter.locator("summary").click();
    const score = Number(/Score ([\d.]+);/.exec(await meter.innerText())?.[1]);
    await page.getByTestId("close-sheet").click();
    expect(await statesWithin(page, 2000)).toEqual(["match"]);

    // Half a decade above the score: another page, another beginning, and only a question.
    await face.click();
    await page.getByTestId("not-this-person").click();
    await page.getByTestId("close-sheet").click();
    const above = (score + 0.03).toFixed(2);
    await page.evaluate((value) => localStorage.setItem("visavis-threshold", value), above);
    await page.reload();
    await startCamera(page);
    await expect(face).toHaveAttribute("data-state", "possible", { timeout: 60_000 });
    await expect(face).toHaveAttribute("data-name", name);
  });
});

test("in a photo it holds while the photo is shown, also when it is looked at anew", async ({
  page,
}) => {
  test.slow();
  await openReady(page);
  const { other } = photos;
  const known = other.named[0] ?? "first";
  await (known === "first" ? enrolFirst(page) : enrolSecond(page));
  await identify(page, await photo(page, other.file), other.faces);
  const faces = page.getByTestId("face");
  const stateOf = () => faces.evaluateAll((all) => all.map(({ dataset }) => dataset.state ?? ""));
  const states = await stateOf();
  const at = states.indexOf("match");
  const stranger = states.indexOf("unknown");
  expect([at, stranger]).not.toContain(-1);

  await faces.nth(at).click();
  await page.getByTestId("not-this-person").click();
  await page.getByTestId("close-sheet").click();
  await expect(faces.nth(at)).toHaveAttribute("data-state", "unknown");
  await expect(page.locator('[data-testid="face-row"][data-state="match"]')).toHaveCount(0);

  // Somebody else of the photo is enrolled, whereupon the photo is looked at again.
  await faces.nth(stranger).click();
  await page.getByTestId("enrol-as-new-name").fill("New here");
  await page.getByTestId("enrol-as-new").click();
  await expect(faces.nth(stranger)).toHaveAttribute("data-name", "New here", { timeout: 60_000 });
  await expect(faces.nth(at)).toHaveAttribute("data-state", "unknown");

  await faces.nth(at).click();
  await page.getByTestId("this-person-after-all").click();
  await expect(page.getByTestId("not-this-person")).toBeVisible();
  await expect(page.getByTestId("decided").first()).toContainText("You confirmed this");
  await page.getByTestId("close-sheet").click();
  await expect(faces.nth(at)).toHaveAttribute("data-name", photos[known].name);

  const log = await page.evaluate(async () => {
    const { entries } = await globalThis.visavis.audit.list({ action: "decision", order: "ASC" });
    return entries.map(({ persons, details }) => ({
      name: persons[0]?.person?.name,
      decision: details.decision,
      isScored: (details.score ?? 0) >= (details.threshold ?? 1),
    }));
  });
  const { name } = photos[known];
  expect(log).toEqual([
    { name, decision: "rejected", isScored: true },
    { name, decision: "confirmed", isScored: true },
  ]);
});
