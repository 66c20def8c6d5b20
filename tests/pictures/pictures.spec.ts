import type { Page } from "@playwright/test";
import { withCamera, type Scene } from "../e2e/fake-camera.ts";
import { expect, goTo, openReady, test } from "../e2e/fixtures.ts";
import { photo } from "../e2e/photos.ts";
import { picture } from "./picture.ts";

/** @file The pictures of the user guide and the README. Only the sample photos, which the app brings, are in them. */

const WIDE = { width: 960, height: 720 };
const PHONE = { width: 360, height: 760 };

/** Made up: nobody knows who the people of the sample photos are. */
const NAMES = [
  ["Ada Moreno", "آدا مورينو"],
  ["Amina Diallo", "أمينة ديالو"],
  ["Bea Lindqvist", "بيا ليندكفيست"],
  ["Carla Ruiz", "كارلا رويز"],
  ["Dina Haddad", "دينا حداد"],
  ["Elif Kaya", "أليف كايا"],
  ["Fatou Sarr", "فاتو سار"],
  ["Grace Okoro", "غريس أوكورو"],
  ["Hana Sato", "هانا ساتو"],
  ["Ines Keller", "إينس كيلر"],
  ["Jana Novak", "يانا نوفاك"],
  ["Kavya Nair", "كافيا ناير"],
  ["Leila Farah", "ليلى فرح"],
  ["Mai Tran", "ماي تران"],
  ["Nora Quinn", "نورا كوين"],
  ["Olga Petrova", "أولغا بتروفا"],
  ["Pia Costa", "بيا كوستا"],
  ["Rosa Mendes", "روزا منديس"],
  ["Sara Weiss", "سارة فايس"],
  ["Tala Reyes", "تالا رييس"],
] as const;

const one = async (page: Page): Promise<Scene[]> => {
  const file = "public/samples/sample3.jpg";
  const face = await photo(page, { file, x: 1200, y: 390, side: 640 });
  return [{ items: [{ photo: face, x: 320, y: 240, height: 480 }] }];
};

/** Four people, who fill the camera's picture. */
const four = async (page: Page): Promise<Scene[]> => {
  const group = await photo(page, {
    file: "public/samples/sample6.jpg",
    x: 960,
    y: 620,
    side: 1640,
  });
  return [{ items: [{ photo: group, x: 320, y: 240, height: 640 }] }];
};

async function fill(page: Page): Promise<void> {
  await openReady(page, "/#/samples");
  await page.getByTestId("samples-start").click();
  await expect(page.getByTestId("samples-summary")).toBeVisible({ timeout: 90_000 });
  await page.evaluate(
    async (names) => {
      const { persons, collections } = globalThis.visavis;
      const all = (await persons.list()).persons;
      for (const [index, { id }] of all.entries()) {
        await persons.update({ id, name: names[index] ?? "" });
      }
      const [made] = (await collections.list()).collections;
      if (made) await collections.update({ id: made.id, name: "Volunteers" });
      const shift = await collections.create({ name: "Night shift" });
      const ids = all.map(({ id }) => id);
      await collections.addPersons(shift.id, [...ids.slice(-4), ...ids.slice(0, 5)]);
    },
    NAMES.map(([name]) => name),
  );
}

test("enrolment", async ({ launchOptions }) => {
  await withCamera(launchOptions, one, async (context) => {
    const page = await context.newPage();
    await page.addInitScript(() => localStorage.setItem("visavis-auto-shutter", "off"));
    await openReady(page, "/#/enrol");
    await page.setViewportSize(PHONE);
    await expect(page.getByTestId("shutter")).toBeVisible();
    await picture(page, "enrol", PHONE);
  });
});

test("the screens, with people", async ({ launchOptions }) => {
  test.setTimeout(300_000);
  await withCamera(launchOptions, four, async (context) => {
    const page = await context.newPage();
    await page.setViewportSize(WIDE);
    await fill(page);
    const matches = page.locator('[data-testid="face"][data-state="match"]');

    await goTo(page, "#/");
    await expect(matches).toHaveCount(4);
    await picture(page, "identify", WIDE);
    const group = await photo(page, "public/samples/sample6.jpg");
    await page.getByTestId("photo-input").setInputFiles(group);
    await expect(matches).toHaveCount(4);
    await matches.first().click();
    await expect(page.getByTestId("face-sheet")).toBeVisible();
    await picture(page, "face", WIDE);

    await goTo(page, "#/people");
    await expect(page.getByTestId("people-count")).toBeVisible();
    await picture(page, "people", WIDE);

    await goTo(page, "#/roll-call");
    await page.getByTestId("start-roll-call").filter({ hasText: "Night shift" }).click();
    await expect(page.getByTestId("roll-call-counter")).toHaveText("4 of 9");
    await page.getByRole("tab", { name: "Present" }).click();
    await picture(page, "roll-call", PHONE);

    await goTo(page, "#/insights");
    await page.getByTestId("insights-run").click();
    await page.getByTestId("insights-findings").scrollIntoViewIfNeeded();
    await picture(page, "insights", { ...WIDE, theme: "dark" });

    await page.evaluate(async (names) => {
      localStorage.setItem("visavis-language", "ar");
      const { persons } = globalThis.visavis;
      for (const { id, name } of (await persons.list()).persons) {
        await persons.update({ id, name: names[name] ?? name });
      }
    }, Object.fromEntries(NAMES));
    await page.setViewportSize(PHONE);
    await page.reload();
    await goTo(page, "#/");
    await expect(matches.first()).toBeVisible();
    await picture(page, "identify-arabic", PHONE);
  });
});
