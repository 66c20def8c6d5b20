/** @file The main job, as a person does it: enrol, identify, verify, and all of it again without a network. */
import { setTimeout as wait } from "node:timers/promises";

/** @typedef {import("./engines.mjs").Driver} Driver */

/**
 * @typedef {object} Photos Paths.
 * @property {string} enrol
 * @property {string} probe The same person.
 * @property {string} other Somebody else.
 */

const NAME = "Amina Yusuf";

/**
 * @param {Driver} driver
 * @param {{ origin: string, stop: () => Promise<void> }} server
 * @param {Photos} photos
 * @param {(step: string) => void} log
 */
export async function mainJob(driver, server, photos, log) {
  await driver.open(server.origin);
  await driver.evaluate(() => localStorage.setItem("visavis-introduced", "on"), null);
  // Another address, lest it be the same page.
  await driver.open(`${server.origin}?introduced#/people`);
  await ready(driver);
  log("is ready, works offline");

  await go(driver, "#/enrol");
  await until(
    driver,
    "the form",
    () => document.querySelector('[data-testid="enrol-input"]') !== null,
  );
  await driver.upload("enrol-input", photos.enrol);
  await driver.evaluate((name) => {
    const input = [...document.querySelectorAll("label")].find((label) =>
      label.textContent?.trim().startsWith("Name"),
    )?.control;
    if (!(input instanceof HTMLInputElement)) throw new Error("There is no field for the name.");
    input.value = name;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, NAME);
  await press(driver, "Enrol");
  await until(driver, "the enrolment", () =>
    [...document.querySelectorAll("button")].some(({ textContent }) =>
      textContent?.includes("Enrol next"),
    ),
  );
  log("enrols");

  await identify(driver, photos);
  log("identifies, and leaves somebody else unknown");

  const loaded = await driver.evaluate(async () => {
    const cache = await caches.open("visavis-optional");
    return (await cache.keys()).map(({ url }) => url);
  }, null);
  if (loaded.some((url) => url.includes("ort-wasm"))) throw new Error("ONNX Runtime was needed.");
  log("needs no ONNX Runtime for that");

  const id = await driver.evaluate(
    async () => (await globalThis.visavis.persons.list()).persons[0]?.id ?? "",
    null,
  );
  await go(driver, `#/verify/${id}`);
  await until(
    driver,
    "Verify",
    () => document.querySelector('[data-testid="verify-input"]') !== null,
  );
  await driver.upload("verify-input", photos.probe);
  await until(
    driver,
    "a match",
    () => document.querySelector('[data-testid="verdict"]')?.getAttribute("data-match") === "true",
  );
  log("verifies");

  await server.stop();
  await driver.open(`${server.origin}#/people`);
  await driver.evaluate(() => location.reload(), null).catch(() => undefined);
  await wait(1000);
  await ready(driver);
  const count = await driver.evaluate(
    async () => (await globalThis.visavis.persons.list()).count,
    null,
  );
  if (count !== 1) throw new Error(`After the reload there are ${count} people.`);
  await identify(driver, photos);
  log("with the server gone: reloads, and identifies");
}

/** @param {Driver} driver */
export const ready = (driver) =>
  until(
    driver,
    "Ready, works offline",
    () =>
      document.querySelector('[data-testid="status"]')?.textContent?.trim() ===
      "Ready, works offline",
    120_000,
  );

/** @param {Driver} driver @param {Photos} photos */
async function identify(driver, photos) {
  for (const [photo, state] of [
    [photos.probe, "match"],
    [photos.other, "unknown"],
  ]) {
    await go(driver, "#/people");
    await go(driver, "#/");
    await until(
      driver,
      "Identify",
      () => document.querySelector('[data-testid="photo-input"]') !== null,
    );
    await driver.upload("photo-input", photo ?? "");
    await until(
      driver,
      `a face that is ${state}`,
      (wanted) =>
        [...document.querySelectorAll('[data-testid="face"]')].some(
          (face) => face.getAttribute("data-state") === wanted,
        ),
      60_000,
      state,
    );
  }
}

/** @param {Driver} driver @param {string} hash */
async function go(driver, hash) {
  await driver.evaluate((value) => void (location.hash = value), hash);
  await wait(300);
}

/** @param {Driver} driver @param {string} name */
const press = (driver, name) =>
  driver.evaluate((wanted) => {
    const button = [...document.querySelectorAll("main button")].find(
      ({ textContent }) => textContent?.trim() === wanted,
    );
    if (!(button instanceof HTMLElement)) throw new Error(`There is no button "${wanted}".`);
    button.click();
  }, name);

/**
 * @template A
 * @param {Driver} driver
 * @param {string} what
 * @param {(arg: A) => boolean} holds Runs in the page.
 * @param {number} [within] Milliseconds.
 * @param {A} [arg]
 */
async function until(driver, what, holds, within = 60_000, arg) {
  const end = Date.now() + within;
  while (Date.now() < end) {
    // A page that is on its way cannot be asked.
    const isSo = await driver.evaluate(holds, /** @type {A} */ (arg)).catch(() => false);
    if (isSo) return;
    await wait(200);
  }
  throw new Error(`There is no sign of: ${what}.`);
}
