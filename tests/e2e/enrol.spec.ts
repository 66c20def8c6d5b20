import type { Page } from "@playwright/test";
import { withCamera, type Item } from "./fake-camera.ts";
import { enrolFirst, expect, goTo, openReady, personCount, test } from "./fixtures.ts";
import { grown, photo, photos } from "./photos.ts";

/**
 * The way to put the face of the first person's photo into a frame of 640×480: with this height, its
 * middle where the oval of the test's window has its own.
 */
async function placing(page: Page): Promise<(height: number) => Item> {
  await openReady(page);
  const file = await photo(page, photos.first.enrol);
  const { width, height, box } = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const { faces, ...size } = await globalThis.visavis.search.detect(new Blob([bytes]));
    return { ...size, box: faces[0]?.box ?? { x: 0, y: 0, width: 1, height: 1 } };
  }, file.buffer.toString("base64"));
  return (faceHeight) => {
    const scale = faceHeight / box.height;
    return {
      photo: file,
      height: height * scale,
      x: 320 - (box.x + box.width / 2 - width / 2) * scale,
      y: 212 - (box.y + box.height / 2 - height / 2) * scale,
    };
  };
}

const GOOD = 200;
const TOO_SMALL = 90;

const shots = (page: Page) => page.getByTestId("shot");

test("the shutter fires by itself, once the face is as it should be; then only the name is asked", async ({
  page: helper,
  launchOptions,
}) => {
  const place = await placing(helper);
  const scenes = () =>
    Promise.resolve([
      { items: [], times: 60 },
      { items: [place(TOO_SMALL)], times: 180 },
      { items: [place(GOOD)], times: 300 },
    ]);
  await withCamera(launchOptions, scenes, async (context) => {
    const page = await context.newPage();
    // The film begins when the camera starts: recognition must be there by then.
    await openReady(page);
    await goTo(page, "#/enrol");
    const guidance = page.getByTestId("guidance");
    await expect(guidance).toHaveText("Move closer");
    await expect(shots(page)).toHaveCount(1, { timeout: 60_000 });
    await expect(page.getByTestId("guidance")).toBeHidden();
    const name = page.getByLabel("Name", { exact: true });
    await expect(name).toBeFocused();
    await name.fill("From The Camera");
    await name.press("Enter");
    await expect(page.getByTestId("enrolled")).toContainText("From The Camera");
    expect(await personCount(page)).toBe(1);

    await test.step("the same person still there is not taken for the next one", async () => {
      await page.getByRole("button", { name: "Enrol next" }).click();
      await expect(guidance).toHaveText("This is From The Camera, who is enrolled already", {
        timeout: 60_000,
      });
      await expect(shots(page)).toHaveCount(0);
      // A person decides: the button takes it all the same.
      await page.getByTestId("shutter").click();
      await expect(shots(page)).toHaveCount(1);
    });
    await test.step("another view is offered, and asks for the side", async () => {
      await expect(page.getByText("One photo is enough.")).toBeVisible();
      await page.getByRole("button", { name: "Another view" }).click();
      await expect(guidance).toHaveText("Turn the head a little to one side", { timeout: 60_000 });
    });
  });
});

test("switched off, it waits for the button, and is so the next time", async ({
  page: helper,
  launchOptions,
}) => {
  const place = await placing(helper);
  const facing = () => Promise.resolve([{ items: [place(GOOD)] }]);
  await withCamera(launchOptions, facing, async (context) => {
    const page = await context.newPage();
    await openReady(page, "/#/more");
    await page.evaluate(() => localStorage.setItem("visavis-auto-shutter", "off"));
    await page.reload();
    await goTo(page, "#/enrol");
    const auto = page.getByTestId("auto-shutter");
    await expect(auto).toHaveAttribute("aria-pressed", "false");
    await expect(page.getByTestId("guidance")).toHaveText("Good: take the photo", {
      timeout: 60_000,
    });
    await page.waitForTimeout(3000);
    await expect(shots(page)).toHaveCount(0);
    await auto.click();
    await expect(shots(page)).toHaveCount(1, { timeout: 60_000 });
    await expect(page.getByText("Quality")).toBeVisible();
  });
});

test("the photos of somebody who is enrolled may show them", async ({
  page: helper,
  launchOptions,
}) => {
  const place = await placing(helper);
  const facing = () => Promise.resolve([{ items: [place(GOOD)] }]);
  await withCamera(launchOptions, facing, async (context) => {
    const page = await context.newPage();
    await openReady(page);
    await enrolFirst(page);
    await page.getByRole("link", { name: "Open person" }).click();
    await page.getByRole("button", { name: "Replace photos" }).click();
    await expect(shots(page)).toHaveCount(1, { timeout: 60_000 });
  });
});

test("what takes long says so, and can be stopped: then nothing is stored", async ({ page }) => {
  await openReady(page, "/#/enrol");
  const large = await grown(page, await photo(page, photos.first.enrol), 48);
  await page.getByTestId("enrol-input").setInputFiles([large, large, large]);
  await expect(page.getByText("Looking at the photo…")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("In A Hurry");
  const submit = page.getByTestId("enrol-submit");
  await submit.click();
  await page.getByTestId("run-progress").getByRole("button", { name: "Stop" }).click();
  await expect(page.getByTestId("notices")).toContainText("Stopped. Nothing was stored");
  await expect(page.getByTestId("run-progress")).toBeHidden();
  expect(await personCount(page)).toBe(0);

  // Whoever leaves meanwhile hears how it went.
  await submit.click();
  await goTo(page, "#/people");
  await expect(page.getByTestId("notices")).toContainText("In A Hurry is enrolled.", {
    timeout: 60_000,
  });
  expect(await personCount(page)).toBe(1);
});
