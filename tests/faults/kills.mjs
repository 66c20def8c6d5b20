/**
 * @file Kills the browser in the middle of a bulk import and of edits, opens it again on the same
 * profile and looks whether everything is there that was reported, and nothing by halves.
 */
import { setTimeout as wait } from "node:timers/promises";
import { join } from "node:path";
import { killBrowser, openApp, openBrowser } from "./browser.mjs";
import { applyEdit, doEdit, randomEdit } from "./edits.mjs";
import { People } from "./people.mjs";
import { numberOf } from "./pictures.mjs";
import { differencesOf, notFound, readStored } from "./stored.mjs";

/** People of one import, of whom a kill leaves most. */
const FOLDER = 12;
/** Who of the untouched is looked for by their photo after each run, beside all that was touched. */
const OTHERS = 3;

/**
 * @typedef {{ id: string, name: string }} Newcomer
 * @typedef {import("./edits.mjs").Edit} Edit
 * @typedef {{ reported: Record<string, number>, inEdits: number, inImports: number, done: number,
 *   refused: number, losses: string[] }} Tally
 * @typedef {import("./pictures.mjs").Pictures} Pictures
 * @typedef {import("./random.mjs").Random} Random
 */

export class Kills {
  people = new People();
  /** @type {Tally} */
  tally = { reported: {}, inEdits: 0, inImports: 0, done: 0, refused: 0, losses: [] };
  #profile;
  #address;
  #pictures;
  #random;
  /** The first photo whose import was not reported. */
  #next = 0;
  #turn = 0;
  /** Whoever's facts or photos may have changed since all was looked at. @type {Set<string>} */
  #touched = new Set();

  /**
   * @param {{ profile: string, address: string, pictures: Pictures, random: Random }} given
   */
  constructor({ profile, address, pictures, random }) {
    this.#profile = profile;
    this.#address = address;
    this.#pictures = pictures;
    this.#random = random;
  }

  /** How many photos so many runs take at the most. */
  static photosFor = (/** @type {number} */ runs) => FOLDER * (runs + 1);

  /** @param {number} runs */
  async run(runs) {
    for (let run = 1; run <= runs; run++) {
      const context = await openBrowser(this.#profile);
      const pending = await this.#work(context, run);
      await this.#reopen(pending, run);
    }
  }

  /**
   * Import and edits at once, until the browser is dead.
   *
   * @param {import("./browser.mjs").BrowserContext} context
   * @param {number} run
   * @returns {Promise<{ edit: Edit | null, newcomer: Newcomer | null }>} What had begun and was not reported.
   */
  async #work(context, run) {
    const page = await openApp(context, `${this.#address}#/import`);
    if (this.people.collections.length === 0) {
      this.people.collections = await page.evaluate(makeCollections);
    }
    // In turns, once there are people: beside an import edits are few, since recognition has the same thread.
    const isLeft = this.#next + FOLDER <= this.#pictures.count;
    const isImport = isLeft && (run % 2 === 1 || this.people.free.length < FOLDER / 2);
    const random = this.#random;
    const death = isImport
      ? new Death(context, random.between(1, FOLDER - 4), random.between(0, 1200))
      : new Death(context, random.between(10, 200), random.between(0, 40));
    /** @type {Newcomer | null} */
    let newcomer = null;
    await context.exposeBinding("faultsBegun", (_, /** @type {Newcomer} */ one) => {
      newcomer = one;
      death.comeNearer();
    });
    await context.exposeBinding("faultsEnded", (_, one, /** @type {string | null} */ refused) => {
      newcomer = null;
      this.#next = numberOf(one.name) + 1;
      if (refused) this.tally.refused++;
      else this.#created(one);
    });
    await page.evaluate(reportCreations);

    if (isImport) await this.#startImport(page);
    const edit = await this.#editUntilDead(page, () => isImport || death.comeNearer());
    await death.come;
    await context.close().catch(() => undefined);
    if (newcomer) this.tally.inImports++;
    if (edit) this.tally.inEdits++;
    return { edit, newcomer };
  }

  /**
   * Imports a folder through the screen. Whose import did not end is in it again.
   *
   * @param {import("./browser.mjs").Page} page
   */
  async #startImport(page) {
    const folder = join(this.#profile, "..", "photos");
    await this.#pictures.writeFolder(folder, this.#next, FOLDER);
    await page.getByTestId("import-folder").setInputFiles(folder);
    await page.getByTestId("import-allow-duplicates").check();
    await page.getByTestId("import-start").click();
  }

  /**
   * @param {import("./browser.mjs").Page} page
   * @param {() => void} onDone Told of each edit.
   * @returns {Promise<Edit | null>} The edit that was under way when the browser died.
   */
  async #editUntilDead(page, onDone) {
    for (;;) {
      const edit = randomEdit(this.people, this.#random, ++this.#turn);
      const photo = edit?.kind === "photos" ? await this.#pictures.base64(edit.photo) : "";
      let refused = null;
      try {
        if (edit) refused = await page.evaluate(doEdit, { edit, photo });
        else await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
      } catch (error) {
        if (page.isClosed() || !(await isAlive(page))) return edit;
        throw error;
      }
      if (refused) this.tally.refused++;
      if (!edit || refused) continue;
      applyEdit(this.people, edit);
      for (const id of idsOf(edit)) this.#touched.add(id);
      this.#count(edit.kind);
      onDone();
    }
  }

  /**
   * @param {{ edit: Edit | null, newcomer: Newcomer | null }} pending
   * @param {number} run
   */
  async #reopen({ edit, newcomer }, run) {
    const context = await openBrowser(this.#profile);
    const page = await openApp(context, this.#address);
    const stored = await page.evaluate(readStored, { pictures: true });
    const losses = [...stored.faults];

    // What was under way is there as a whole or not at all.
    const possible = [this.people];
    if (newcomer) {
      const { id, name } = newcomer;
      possible.push(
        ...possible.map((people) =>
          withChange(people, (copy) => copy.create(id, name, numberOf(name))),
        ),
      );
    }
    if (edit)
      possible.push(
        ...possible.map((people) => withChange(people, (copy) => applyEdit(copy, edit))),
      );
    const outcomes = possible.map((people) => ({
      people,
      differences: differencesOf(people, stored),
    }));
    const [nearest] = outcomes.sort((a, b) => a.differences.length - b.differences.length);
    if (!nearest) throw new Error("nothing was expected");
    losses.push(...nearest.differences);
    if (nearest.people !== this.people) this.tally.done++;
    this.people = nearest.people;
    if (edit) for (const id of idsOf(edit)) this.#touched.add(id);
    if (newcomer) this.#touched.add(newcomer.id);

    const others = this.#random.some([...this.people.persons.keys()], OTHERS);
    losses.push(...(await this.#look(page, [...this.#touched, ...others])));
    this.#touched.clear();
    await context.close();
    this.tally.losses.push(...losses.map((loss) => `run ${run}: ${loss}`));
    const count = this.people.persons.size;
    const sum = Object.values(this.tally.reported).reduce((a, b) => a + b, 0);
    console.log(`run ${run}: ${sum} operations reported, ${count} people, ${losses.length} losses`);
  }

  /** Looks for everybody by each photo that is known to be theirs. */
  async lookForAll() {
    const context = await openBrowser(this.#profile);
    const page = await openApp(context, this.#address);
    const losses = await this.#look(page, [...this.people.persons.keys()]);
    await context.close();
    this.tally.losses.push(...losses.map((loss) => `at the end: ${loss}`));
  }

  /**
   * @param {import("./browser.mjs").Page} page
   * @param {string[]} ids
   */
  async #look(page, ids) {
    const probes = [];
    for (const id of new Set(ids)) {
      for (const photo of this.people.persons.get(id)?.photos ?? []) {
        if (photo) probes.push({ id, photo: await this.#pictures.base64(photo) });
      }
    }
    return page.evaluate(notFound, probes);
  }

  /** @param {Newcomer} newcomer */
  #created({ id, name }) {
    this.people.create(id, name, numberOf(name));
    this.#touched.add(id);
    this.#count("create");
  }

  /** @param {string} kind */
  #count(kind) {
    this.tally.reported[kind] = (this.tally.reported[kind] ?? 0) + 1;
  }
}

/** The browser's: so many steps from now, and then a moment later. */
class Death {
  #steps;
  /** @type {() => void} */
  #arrive = () => undefined;
  /** Resolves when the browser is dead. */
  come;

  /**
   * @param {import("./browser.mjs").BrowserContext} context
   * @param {number} steps
   * @param {number} moment Milliseconds.
   */
  constructor(context, steps, moment) {
    this.#steps = steps;
    const arrived = new Promise((resolve) => (this.#arrive = () => resolve(undefined)));
    this.come = arrived.then(() => wait(moment)).then(() => killBrowser(context));
  }

  comeNearer() {
    if (--this.#steps === 0) this.#arrive();
  }
}

/**
 * @param {People} people
 * @param {(copy: People) => void} change
 */
function withChange(people, change) {
  const copy = people.copy();
  change(copy);
  return copy;
}

/** @param {Edit} edit */
function idsOf(edit) {
  switch (edit.kind) {
    case "merge":
      return [edit.keepId, edit.mergedId];
    case "unmerge":
      return [edit.keptId];
    case "photos":
      return [edit.id];
    default:
      // Facts and collections leave the templates alone.
      return [];
  }
}

/** @param {import("./browser.mjs").Page} page */
const isAlive = (page) => page.evaluate(() => true).catch(() => false);

/** Runs in the page. */
async function makeCollections() {
  const names = ["Red", "Green", "Blue"];
  const { collections } = globalThis.visavis;
  const made = await Promise.all(names.map((name) => collections.create({ name })));
  return made.map(({ id }) => id);
}

/** Runs in the page: the import's own calls are told of before and after. */
function reportCreations() {
  const told =
    /** @type {typeof globalThis & { faultsBegun: (one: object) => Promise<void>, faultsEnded: (one: object, refused: string | null) => Promise<void> }} */ (
      globalThis
    );
  const { persons } = globalThis.visavis;
  const create = persons.create;
  persons.create = async (person, options) => {
    const { id, name } = person;
    await told.faultsBegun({ id, name });
    try {
      const created = await create(person, options);
      await told.faultsEnded({ id, name }, null);
      return created;
    } catch (error) {
      await told.faultsEnded({ id, name }, /** @type {{ code: string }} */ (error).code);
      throw error;
    }
  };
}
