import {
  enrolFirst,
  enrolSecond,
  expect,
  identify,
  openReady,
  personCount,
  test,
  goTo,
} from "./fixtures.ts";
import { photo, photos } from "./photos.ts";

test("enrols people, identifies them in a group and leaves strangers unknown", async ({ page }) => {
  await openReady(page);
  await enrolFirst(page);
  await expect(page.getByText(photos.first.name).first()).toBeVisible();
  const { group, other } = photos;

  // One is enrolled: everybody else in the other picture is a stranger.
  const alone = await identify(page, await photo(page, other.file), other.faces);
  expect(alone.filter(({ state }) => state === "match").map(({ name }) => name)).toEqual(
    other.named.includes("first") ? [photos.first.name] : [],
  );
  expect(alone.filter(({ state }) => state === "unknown").length).toBe(
    other.faces - Number(other.named.includes("first")),
  );

  await enrolSecond(page);
  expect(await personCount(page)).toBe(2);
  const faces = await identify(
    page,
    await photo(page, group.file),
    group.named.length + group.strangers,
  );
  expect(faces.filter(({ state }) => state === "match").map(({ name }) => name)).toEqual(
    group.named.map((who) => photos[who].name).sort((a, b) => a.localeCompare(b)),
  );
  expect(faces.filter(({ state }) => state === "unknown")).toHaveLength(group.strangers);
});

test("verifies: a match for the person, no match for another", async ({ page }) => {
  await openReady(page);
  await enrolFirst(page);
  const id = await page.evaluate(
    async () => (await globalThis.visavis.persons.list()).persons[0]?.id ?? "",
  );
  await goTo(page, `#/verify/${encodeURIComponent(id)}`);
  await page.getByTestId("verify-input").setInputFiles(await photo(page, photos.first.probe));
  const verdict = page.getByTestId("verdict");
  await expect(verdict).toHaveAttribute("data-match", "true", { timeout: 60_000 });
  await expect(verdict).toContainText(photos.first.name);
  await verdict.getByRole("button", { name: "Yes, this person" }).click();
  await expect(verdict).toContainText("You confirmed this.");

  await page.getByTestId("verify-input").setInputFiles(await photo(page, photos.second.enrol));
  await expect(verdict).toHaveAttribute("data-match", "false", { timeout: 60_000 });
  await verdict.getByRole("button", { name: "Not this person" }).click();
  await expect(verdict).toContainText("You said that it is somebody else.");
  // It is said on the screen a moment before it stands in the log.
  const decided = () =>
    page.evaluate(async () => {
      const { entries } = await globalThis.visavis.audit.list({ action: "decision", order: "ASC" });
      return entries.map(({ persons, details }) => [persons[0]?.person?.id, details.decision]);
    });
  await expect.poll(decided).toEqual([
    [id, "confirmed"],
    [id, "rejected"],
  ]);
});

test("finds, edits and deletes a person", async ({ page }) => {
  await openReady(page);
  await enrolFirst(page);
  await enrolSecond(page);

  await goTo(page, "#/people");
  await expect(page.getByTestId("person-row")).toHaveCount(2);
  await page.getByTestId("people-search").fill(photos.second.name.toUpperCase());
  await expect(page.getByTestId("person-row")).toHaveCount(1);
  await page.getByTestId("person-row").click();

  await expect(page.getByRole("heading", { name: photos.second.name })).toBeVisible();
  const thumbnail = page.locator("main img").first();
  await expect(thumbnail).toBeVisible();
  expect(await thumbnail.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(112);

  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Renamed Person");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Renamed Person" })).toBeVisible();

  await page.getByRole("button", { name: "Delete" }).click();
  const notices = page.getByTestId("notices");
  await expect(notices).toContainText("Renamed Person will be deleted.");
  expect(await personCount(page)).toBe(2);
  await notices.getByRole("button", { name: "Undo" }).click();
  await page.getByTestId("people-search").fill("");
  await page.getByTestId("person-row").filter({ hasText: "Renamed Person" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByTestId("person-row")).toHaveCount(1);
  await expect(notices).toContainText("Renamed Person was deleted.");
  expect(await personCount(page)).toBe(1);
});
