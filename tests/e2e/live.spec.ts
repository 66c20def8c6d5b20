import { chromium, type Page } from "@playwright/test";
import { enrolFirst, expect, goTo, openReady, test } from "./fixtures.ts";
import { withCamera, type Scene } from "./fake-camera.ts";
import { photo, photos } from "./photos.ts";

/** A camera that shows the first person. */
const firstPerson = async (page: Page): Promise<Scene[]> => [
  { items: [{ photo: await photo(page, photos.first.probe), x: 320, y: 240, height: 480 }] },
];

test("the live view names the enrolled person before the camera", async ({ launchOptions }) => {
  await withCamera(launchOptions, firstPerson, async (context) => {
    const page = await context.newPage();
    await openReady(page);
    await enrolFirst(page);
    await goTo(page, "#/");
    // The camera is allowed and somebody enrolled: it starts by itself.
    const face = page.locator('[data-testid="face"][data-state="match"]');
    await expect(face).toHaveAttribute("data-name", photos.first.name, { timeout: 60_000 });

    // The camera is unplugged: its track ends.
    await page.evaluate(() => {
      const { srcObject } = document.querySelector("video") as HTMLVideoElement;
      const [track] = (srcObject as MediaStream).getVideoTracks();
      track?.stop();
      track?.dispatchEvent(new Event("ended"));
    });
    await expect(page.locator('[data-code="CAMERA_LOST"]')).toBeVisible();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(face).toHaveAttribute("data-name", photos.first.name, { timeout: 60_000 });
  });
});

test("enrols from the camera by the button", async ({ launchOptions }) => {
  // Straight at the camera, as the quality gate asks.
  const frontal = async (page: Page): Promise<Scene[]> => [
    { items: [{ photo: await photo(page, photos.first.enrol), x: 320, y: 240, height: 480 }] },
  ];
  await withCamera(launchOptions, frontal, async (context) => {
    await context.addInitScript(() => localStorage.setItem("visavis-auto-shutter", "off"));
    const page = await context.newPage();
    await openReady(page, "/#/enrol");
    const shutter = page.getByTestId("shutter");
    const start = page.getByRole("button", { name: /camera/i });
    await expect(shutter.or(start).first()).toBeVisible();
    if (!(await shutter.isVisible())) await start.first().click();
    await shutter.click();
    await page.getByLabel("Name", { exact: true }).fill("From The Camera");
    await page.getByRole("button", { name: "Enrol", exact: true }).click();
    await expect(page.getByRole("button", { name: "Enrol next" })).toBeVisible({ timeout: 60_000 });
    const names = await page.evaluate(async () =>
      (await globalThis.visavis.persons.list()).persons.map(({ name }) => name),
    );
    expect(names).toEqual(["From The Camera"]);
  });
});

test("a refused camera, and no camera: each its code and advice, and photos as the way on", async ({
  launchOptions,
}) => {
  const cases = [
    {
      code: "CAMERA_DENIED",
      args: ["--use-fake-device-for-media-stream", "--deny-permission-prompts"],
    },
    { code: "CAMERA_NOT_FOUND", args: ["--use-fake-device-for-media-stream=device-count=0"] },
  ];
  for (const { code, args } of cases) {
    const browser = await chromium.launch({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), ...args],
    });
    const page = await browser.newPage();
    await openReady(page, test.info().project.use.baseURL);
    await page.getByRole("button", { name: "Start camera" }).click();
    const alert = page.locator(`[data-code="${code}"]`);
    await expect(alert).toContainText(/camera/i);
    await expect(page.getByTestId("photo-input")).toBeAttached();
    await browser.close();
  }
});

test("checks for a live face where that is switched on, remembers it, and claims no more than it is", async ({
  launchOptions,
}) => {
  await withCamera(launchOptions, firstPerson, async (context) => {
    const page = await context.newPage();
    await openReady(page);
    const start = page.getByRole("button", { name: "Start camera" });
    await expect(start.or(page.locator("video")).first()).toBeVisible();
    if (await start.isVisible()) await start.click();
    const status = page.getByTestId("live-status");
    const control = page.getByTestId("liveness-switch");
    await expect(control).not.toBeChecked();
    await expect(status).toHaveCount(0);
    await control.check();
    // A photo before the camera: too small a face is not judged, one that is judged is one or the other.
    await expect(status).toHaveAttribute("data-state", /^(live|not_live|undecided)$/, {
      timeout: 60_000,
    });
    await expect(page.getByText(/No ISO 30107-3 level is claimed/).first()).toBeVisible();

    // Nobody blinks in a photo: the question stays, until it is stopped.
    if ((await status.getAttribute("data-state")) === "undecided") {
      await page.getByTestId("ask-active").click();
      await expect(page.getByTestId("active-check")).toContainText("Close both eyes");
      await page.getByTestId("active-close").click();
      await expect(status).toBeVisible();
    }

    await page.reload();
    await expect(start.or(page.locator("video")).first()).toBeVisible();
    if (await start.isVisible()) await start.click();
    await expect(control).toBeChecked({ timeout: 60_000 });
    await control.uncheck();
    await expect(status).toHaveCount(0);
  });
});
