import type { Page } from "@playwright/test";
import { expect, goTo, openReady, test } from "./fixtures.ts";

/** How far from the left the button that starts the camera lies, against the one for photos. */
async function cameraMinusPhoto(page: Page): Promise<number> {
  await goTo(page, "#/");
  const camera = await page.getByTestId("start-camera").boundingBox();
  const photo = await page.locator("label", { has: page.getByTestId("photo-input") }).boundingBox();
  return (camera?.x ?? 0) - (photo?.x ?? 0);
}

test("settings are found under More, hold at once, and are kept", async ({ page }) => {
  await openReady(page, "/#/more");
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await expect(page.getByTestId("engine-facts")).toContainText("Ready");
  await expect(page.getByTestId("storage-facts")).toContainText("the app works without a network");
  await expect(page.getByTestId("auto-shutter")).toBeChecked();
  await expect(page.getByTestId("liveness-switch")).not.toBeChecked();

  expect(await cameraMinusPhoto(page)).toBeGreaterThan(0);
  await goTo(page, "#/settings");
  await page.getByTestId("left-handed").check();
  await page.getByTestId("auto-shutter").uncheck();
  await page.getByRole("radio", { name: "Español" }).check();
  await expect(page.getByRole("heading", { name: "Ajustes" })).toBeVisible();
  expect(await cameraMinusPhoto(page)).toBeLessThan(0);

  await page.reload();
  expect(await cameraMinusPhoto(page)).toBeLessThan(0);
  await goTo(page, "#/settings");
  await expect(page.getByTestId("left-handed")).toBeChecked();
  await expect(page.getByTestId("auto-shutter")).not.toBeChecked();
  // Read from the right, the right is where the first button lies, and the left where the main one does.
  await page.getByRole("radio", { name: "العربية" }).check();
  expect(await cameraMinusPhoto(page)).toBeGreaterThan(0);
  await goTo(page, "#/settings");
  await page.getByTestId("left-handed").uncheck();
  expect(await cameraMinusPhoto(page)).toBeLessThan(0);
});

test("About says what is new and shows each licence, without a network too", async ({
  page,
  context,
}) => {
  await openReady(page, "/#/more");
  await context.setOffline(true);
  await page.getByRole("link", { name: "About" }).click();
  await expect(page.getByRole("heading", { name: "What is new" })).toBeVisible();
  const licences = page.getByTestId("licences");
  await licences.getByText(/^dexie /).click();
  await expect(licences).toContainText("Apache License");
  await expect(licences.getByText(/^onnxruntime-web .*MIT/)).toBeVisible();
});
