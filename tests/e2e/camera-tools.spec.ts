import { chromium, type LaunchOptions, type Page } from "@playwright/test";
import { enrolFirst, expect, goTo, openReady, test } from "./fixtures.ts";

/** @file The browser's own fake cameras, and what the app offers of them. */

async function withPage(
  { args = [], ...options }: LaunchOptions,
  more: string[],
  permissions: string[] | undefined,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const browser = await chromium.launch({ ...options, args: [...args, ...more] });
  try {
    const baseURL = test.info().project.use.baseURL ?? "";
    const context = await browser.newContext({ baseURL, ...(permissions && { permissions }) });
    await work(await context.newPage());
  } finally {
    await browser.close();
  }
}

test("says in words what the browser will ask, before it asks", async ({ launchOptions }) => {
  await withPage(launchOptions, ["--use-fake-device-for-media-stream"], undefined, async (page) => {
    await openReady(page);
    await enrolFirst(page);
    const asked = await page.evaluate(() => {
      const calls = { count: 0 };
      const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = (constraints) => {
        calls.count++;
        return original(constraints);
      };
      Object.assign(globalThis, { cameraCalls: calls });
      return calls.count;
    });
    expect(asked).toBe(0);
    const calls = () =>
      page.evaluate(
        () => (globalThis as unknown as { cameraCalls: { count: number } }).cameraCalls.count,
      );
    await page.evaluate(async () => {
      const [person] = (await globalThis.visavis.persons.list()).persons;
      location.hash = `#/verify/${person?.id ?? ""}`;
    });
    await page.getByTestId("verify-camera").click();
    const step = page.getByTestId("camera-permission");
    await expect(step).toContainText("The browser will ask for the camera");
    expect(await calls()).toBe(0);
    await page.context().grantPermissions(["camera"]);
    await step.getByRole("button").click();
    await expect(page.getByTestId("shutter")).toBeEnabled();
    expect(await calls()).toBe(1);
  });
});

test("offers a list where there are three cameras, and only what they can do", async ({
  launchOptions,
}) => {
  const args = [
    "--use-fake-device-for-media-stream=device-count=3",
    "--use-fake-ui-for-media-stream",
  ];
  await withPage(launchOptions, args, ["camera"], async (page) => {
    await openReady(page);
    await enrolFirst(page);
    await goTo(page, "#/");
    const start = page.getByTestId("start-camera");
    const list = page.getByTestId("choose-camera");
    await expect(start.or(list).first()).toBeVisible();
    if (await start.isVisible()) await start.click();

    const current = () =>
      page.evaluate(() => {
        const stream = document.querySelector("video")?.srcObject as MediaStream | null;
        return stream?.getVideoTracks()[0]?.getSettings();
      });
    const options = list.locator("option");
    await expect(options).toHaveCount(3);
    const third = (await options.nth(2).getAttribute("value")) ?? "";
    expect((await current())?.deviceId).not.toBe(third);
    await list.selectOption(third);
    await expect.poll(async () => (await current())?.deviceId).toBe(third);

    // These cameras have neither.
    await expect(page.getByTestId("zoom")).toHaveCount(0);
    await expect(page.getByTestId("torch")).toHaveCount(0);
  });
});
