import { writeFile } from "node:fs/promises";
import { chromium, type BrowserContext } from "@playwright/test";
import { enrolFirst, expect, openReady, test, goTo } from "./fixtures.ts";
import { photo, photos, redraw } from "./photos.ts";

const CAMERA_FILE = ".cache/camera.mjpeg";

/** A browser whose camera shows the first person. */
async function withCamera(
  launchOptions: { args?: string[] },
  work: (context: BrowserContext) => Promise<void>,
) {
  const maker = await chromium.launch(launchOptions);
  const drawing = await maker.newPage();
  const probe = await photo(drawing, photos.first.probe);
  const frame =
    typeof photos.first.probe === "string"
      ? probe
      : await redraw(drawing, probe, {
          x: 210,
          y: 210,
          side: 420,
        });
  const jpeg = await drawing.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(640, 480);
    const scale = Math.min(640 / bitmap.width, 480 / bitmap.height);
    const [width, height] = [bitmap.width * scale, bitmap.height * scale];
    canvas
      .getContext("2d")
      ?.drawImage(bitmap, (640 - width) / 2, (480 - height) / 2, width, height);
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 });
    const out = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(out, (byte) => String.fromCharCode(byte)).join(""));
  }, frame.buffer.toString("base64"));
  await maker.close();
  await writeFile(CAMERA_FILE, Buffer.from(jpeg, "base64"));

  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${process.cwd()}/${CAMERA_FILE}`,
    ],
  });
  const context = await browser.newContext({
    permissions: ["camera"],
    baseURL: test.info().project.use.baseURL ?? "",
    viewport: { width: 768, height: 1024 },
  });
  await work(context);
  await browser.close();
}

test("the live view names the enrolled person before the camera", async ({ launchOptions }) => {
  await withCamera(launchOptions, async (context) => {
    const page = await context.newPage();
    await openReady(page);
    await enrolFirst(page);
    await goTo(page, "#/");
    const start = page.getByRole("button", { name: "Start camera" });
    const face = page.locator('[data-testid="face"][data-state="match"]');
    await expect(start.or(page.locator("video")).first()).toBeVisible();
    if (await start.isVisible()) await start.click();
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

test("enrols from the camera", async ({ launchOptions }) => {
  await withCamera(launchOptions, async (context) => {
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
