/**
 * @file Two tabs that edit the same people at once. Afterwards both show the same, a reload shows it
 * too, and their galleries find the same people with the same scores.
 */
import { setTimeout as wait } from "node:timers/promises";
import { openApp, openBrowser } from "./browser.mjs";
import { readStored } from "./stored.mjs";

const EDITS = 100;
const LEAST_PEOPLE = 16;
/** How long a tab may take to follow the other one's last write, in half seconds. */
const PATIENCE = 240;

/**
 * @param {{ profile: string, address: string, pictures: import("./pictures.mjs").Pictures,
 *   random: import("./random.mjs").Random }} given
 */
export async function editInTwoTabs({ profile, address, pictures, random }) {
  const context = await openBrowser(profile);
  const list = `${address}#/people`;
  const pages = [await openApp(context, list), await openApp(context, list)];
  const [first] = pages;
  if (!first) throw new Error("no tab");
  const photos = await Promise.all(
    Array.from({ length: LEAST_PEOPLE }, (_, of) => pictures.base64({ of, which: 0 })),
  );
  await first.evaluate(fill, photos);
  const probe = photos[0] ?? "";

  const tallies = await Promise.all(
    pages.map((page, tab) =>
      page.evaluate(editAtRandom, { count: EDITS, tab, seed: random.between(1, 1e9), probe }),
    ),
  );
  /** @type {string[]} */
  const losses = [];
  const look = () =>
    Promise.all(pages.map((page) => page.evaluate(readStored, { pictures: true })));
  const search = () => Promise.all(pages.map((page) => page.evaluate(searchAll, probe)));
  const shown = () => Promise.all(pages.map((page) => page.locator("main").innerText()));

  /** @param {() => Promise<unknown[]>} ask @param {string} what */
  const same = async (ask, what) => {
    let answers = await ask();
    for (let waited = 0; waited < PATIENCE && !areSame(answers); waited++) {
      await wait(500);
      answers = await ask();
    }
    if (!areSame(answers)) losses.push(`two tabs: ${what} differ`);
    return JSON.stringify(answers[0]);
  };
  const before = {
    stored: await same(look, "what is stored"),
    found: await same(search, "the galleries"),
    screen: await same(shown, "the screens"),
  };
  for (const page of pages) {
    await page.reload();
    await page.evaluate(async () => void (await globalThis.visavis.ready));
  }
  for (const [what, ask] of /** @type {const} */ ([
    ["stored", look],
    ["found", search],
    ["screen", shown],
  ])) {
    if ((await same(ask, `after a reload, ${what}`)) !== before[what]) {
      losses.push(`two tabs: a reload shows something else (${what})`);
    }
  }
  for (const { faults } of await look())
    losses.push(...faults.map((fault) => `two tabs: ${fault}`));
  await context.close();
  const sum = (/** @type {"done" | "refused"} */ key) =>
    tallies.reduce((n, one) => n + one[key], 0);
  return { edits: sum("done"), refused: sum("refused"), losses };
}

/** @param {unknown[]} answers */
const areSame = (answers) => new Set(answers.map((answer) => JSON.stringify(answer))).size === 1;

/**
 * Runs in the page: sees to it that there are people and collections.
 *
 * @param {string[]} photos
 */
async function fill(photos) {
  const { persons, collections } = globalThis.visavis;
  const { count } = await persons.list({ take: 0 });
  for (const [at, photo] of photos.slice(count).entries()) {
    const bytes = Uint8Array.from(atob(photo), (char) => char.charCodeAt(0));
    const images = [new Blob([bytes])];
    await persons.create({ name: `Tab ${at}`, images }, { duplicates: "allow" }).catch(() => null);
  }
  if ((await collections.list({ take: 0 })).count > 0) return;
  for (const name of ["Red", "Green", "Blue"]) await collections.create({ name });
}

/**
 * Runs in the page. What the other tab has just deleted or merged is refused, and that is right.
 *
 * @param {{ count: number, tab: number, seed: number, probe: string }} given
 */
async function editAtRandom({ count, tab, seed, probe }) {
  const { persons, collections, search } = globalThis.visavis;
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  /** @template T @param {readonly T[]} list */
  const pick = (list) => /** @type {T} */ (list[Math.floor(random() * list.length)]);
  const photo = new Blob([Uint8Array.from(atob(probe), (char) => char.charCodeAt(0))]);
  // Found once: enrolling it again and again computes nothing but the template.
  const [face] = (await search.detect(photo)).faces;
  const tally = { done: 0, refused: 0 };
  for (let turn = 0; turn < count; turn++) {
    const { persons: all } = await persons.list({ take: 100 });
    const { collections: groups } = await collections.list();
    const [one, other, group] = [pick(all), pick(all), pick(groups)];
    const edits = [
      [30, () => persons.update({ id: one.id, name: `Tab ${tab}`, notes: `Turn ${turn}` })],
      [20, () => collections.addPersons(group.id, [one.id, other.id])],
      [10, () => collections.removePersons(group.id, [one.id])],
      [10, () => persons.merge(one.id, other.id)],
      [10, () => persons.unmerge(one.id)],
      [5, () => persons.removeImage(one.id, one.thumbnails[0]?.id ?? "")],
      [5, () => persons.markDifferent(one.id, other.id)],
      [5, () => persons.delete(one.id)],
      [5, () => face && persons.createFromDetection(face, {}, { duplicates: "allow" })],
    ];
    let at = random() * 100;
    const edit = edits.find(([weight]) => (at -= Number(weight)) < 0)?.[1];
    try {
      if (typeof edit === "function") await edit();
      tally.done++;
    } catch (error) {
      const { code } = /** @type {{ code: string }} */ (error);
      if (!["NOT_FOUND", "CONFLICT", "INVALID_ARGUMENT"].includes(code)) throw error;
      tally.refused++;
    }
  }
  return tally;
}

/**
 * Runs in the page: how much everybody looks like the photo.
 *
 * @param {string} probe
 */
async function searchAll(probe) {
  const photo = new Blob([Uint8Array.from(atob(probe), (char) => char.charCodeAt(0))]);
  const options = { maxResults: 500, minScore: 0 };
  const { candidates } = await globalThis.visavis.search.search(photo, options);
  return candidates.map(({ person, score, thumbnailId }) => [
    person.id,
    score.toFixed(4),
    thumbnailId,
  ]);
}
