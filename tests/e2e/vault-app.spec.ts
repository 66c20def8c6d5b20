import type { Page } from "@playwright/test";
import { enrolFirst, expect, goTo, openReady, test } from "./fixtures.ts";
import { photos } from "./photos.ts";

const PASSPHRASE = "seven small stones";

async function unlock(page: Page, secret: string): Promise<void> {
  await page.getByTestId("unlock-secret").fill(secret);
  await page.getByTestId("unlock").click();
}

test("a passphrase is set, locks everything away, by hand and when nobody is there, and opens it again", async ({
  page,
}) => {
  test.slow();
  await page.clock.install();
  await openReady(page);
  await enrolFirst(page);
  const { name } = photos.first;
  const lockScreen = page.getByTestId("lock-screen");

  const code = await test.step("set in Settings; the recovery code has to be kept", async () => {
    await goTo(page, "#/settings");
    await page.getByRole("link", { name: "Protection" }).click();
    await page.getByTestId("new-passphrase").fill(PASSPHRASE);
    await page.getByTestId("new-passphrase-again").fill("seven small stone");
    await expect(page.getByTestId("protect")).toBeDisabled();
    await page.getByTestId("new-passphrase-again").fill(PASSPHRASE);
    await page.getByTestId("protect").click();
    const shown = page.getByTestId("recovery-code");
    await expect(shown).toBeVisible({ timeout: 90_000 });
    const text = await shown.innerText();
    await expect(page.getByTestId("code-done")).toBeDisabled();
    await page.getByTestId("code-kept").check();
    await page.getByTestId("code-done").click();
    await expect(page.getByTestId("vault-state")).toContainText("protects");
    return text;
  });

  await test.step("locked by hand: nothing is there, also not after a reload", async () => {
    await goTo(page, "#/people");
    await expect(page.getByTestId("person-row")).toContainText(name);
    await page.getByTestId("lock").click();
    await expect(lockScreen).toBeVisible();
    await expect(page.getByTestId("unlock-secret")).toBeFocused();
    expect(await page.locator("body").innerHTML()).not.toContain(name);
    await page.reload();
    await expect(lockScreen).toBeVisible({ timeout: 60_000 });
  });

  await test.step("only the passphrase opens it", async () => {
    await unlock(page, "seven small stone");
    await expect(page.getByTestId("alert")).toHaveAttribute("data-code", "WRONG_PASSPHRASE");
    await unlock(page, PASSPHRASE);
    await expect(page.getByTestId("person-row")).toContainText(name, { timeout: 60_000 });
  });

  await test.step("nobody there for five minutes: locked; the recovery code opens it as well", async () => {
    await page.clock.fastForward("04:00");
    await page.mouse.move(20, 20);
    await page.clock.fastForward("04:00");
    await expect(page.getByTestId("person-row")).toBeVisible();
    await page.clock.fastForward("05:10");
    await expect(lockScreen).toBeVisible();
    await page.getByTestId("unlock-other").click();
    await unlock(page, code);
    await expect(page.getByTestId("person-row")).toContainText(name, { timeout: 60_000 });
  });

  await test.step("taken down again, which the passphrase confirms", async () => {
    await goTo(page, "#/protection");
    await page.getByTestId("vault-off").click();
    await page.getByTestId("vault-secret").fill(PASSPHRASE);
    await page.getByTestId("vault-confirm").click();
    await expect(page.getByTestId("vault-state")).toContainText("not encrypted", {
      timeout: 60_000,
    });
    await goTo(page, "#/people");
    await expect(page.getByTestId("person-row")).toContainText(name);
  });
});
