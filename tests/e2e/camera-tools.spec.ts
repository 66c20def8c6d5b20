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
    // It starts by itself: nobody has to be asked.
    const list = page.getByTestId("choose-camera");

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

/** The way to each camera but Identify's own, which the test above tries. */
const ways: Record<string, (page: Page) => Promise<void>> = {
  enrolment: (page) => goTo(page, "#/enrol"),
  verification: async (page) => {
    await page.evaluate(async () => {
      const [person] = (await globalThis.visavis.persons.list()).persons;
      location.hash = `#/verify/${person?.id ?? ""}`;
    });
    await page.getByTestId("verify-camera").click();
  },
  "a roll call": async (page) => {
    await page.evaluate(async () => {
      const { persons, collections } = globalThis.visavis;
      const { id } = await collections.create({ name: "Class 3" });
      await collections.addPersons(
        id,
        (await persons.list()).persons.map((person) => person.id),
      );
    });
    await goTo(page, "#/roll-call");
    await page.getByTestId("start-roll-call").click();
  },
};

test("each screen's camera has the tools, keeps the screen on, and comes back", async ({
  launchOptions,
}) => {
  const args = ["--use-fake-device-for-media-stream=device-count=3"];
  const permissions = ["camera", "screen-wake-lock"];
  await withPage(launchOptions, args, permissions, async (page) => {
    await page.addInitScript(() => {
      const held = new Set<WakeLockSentinel>();
      const request = navigator.wakeLock.request.bind(navigator.wakeLock);
      navigator.wakeLock.request = async (type) => {
        const sentinel = await request(type);
        held.add(sentinel);
        sentinel.addEventListener("release", () => held.delete(sentinel));
        return sentinel;
      };
      Object.assign(globalThis, { wakeLocks: held });
    });
    const wakeLocks = () =>
      page.evaluate(() => (globalThis as unknown as { wakeLocks: Set<unknown> }).wakeLocks.size);
    /** Of the picture that is shown; null where none is. */
    const shown = () =>
      page.evaluate(() => {
        const video = document.querySelector("video");
        const [track] = (video?.srcObject as MediaStream | null)?.getVideoTracks() ?? [];
        const isLive = track?.readyState === "live";
        return isLive
          ? { deviceId: track.getSettings().deviceId, mirrored: video?.className }
          : null;
      });
    const turnPage = (hidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => value });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);

    await openReady(page);
    await enrolFirst(page);
    for (const [name, open] of Object.entries(ways)) {
      await test.step(name, async () => {
        await goTo(page, "#/people");
        await open(page);
        const list = page.getByTestId("choose-camera");
        await expect(list.locator("option")).toHaveCount(3);
        const second = (await list.locator("option").nth(1).getAttribute("value")) ?? "";
        await list.selectOption(second);
        await expect.poll(async () => (await shown())?.deviceId).toBe(second);
        // A desk's camera is a mirror, for the eye.
        expect((await shown())?.mirrored).toContain("mirrored");
        await expect.poll(wakeLocks).toBe(1);

        await turnPage(true);
        await expect.poll(shown).toBeNull();
        await expect.poll(wakeLocks).toBe(0);
        await turnPage(false);
        await expect.poll(async () => (await shown())?.deviceId).toBe(second);

        // What the browser does where the camera is pulled out, and put back.
        await page.evaluate(() => {
          const stream = document.querySelector("video")?.srcObject as MediaStream;
          stream.getVideoTracks()[0]?.dispatchEvent(new Event("ended"));
        });
        await expect(page.locator('[data-code="CAMERA_LOST"]')).toBeVisible();
        await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event("devicechange")));
        await expect.poll(shown).not.toBeNull();
        await expect(list).toBeVisible();
        await expect(page.locator('[data-code="CAMERA_LOST"]')).toHaveCount(0);
        await goTo(page, "#/people");
        await expect.poll(wakeLocks).toBe(0);
      });
    }
  });
});
