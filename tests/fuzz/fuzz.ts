import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { adviceByCode } from "../../src/contract/errors.ts";
import { openReady } from "../e2e/fixtures.ts";
import { kinds } from "./kinds/index.ts";
import type { Answer, FuzzFile, Kind, Seeds } from "./kinds/kind.ts";
import { KEPT } from "./give.ts";
import { Random } from "./random.ts";
import { makeSeeds } from "./seeds.ts";
import { same, storedIn, undo, type Stored } from "./store.ts";

export type Fault = "crashed" | "hung" | "no code" | "store changed";

interface FaultFound {
  type: Fault;
  what: string;
}

export interface Outcome {
  kind: string;
  nth: number;
  how: string;
  milliseconds: number;
  answer: Answer;
  /** Null where all is well. */
  fault: (FaultFound & { kept: string }) | null;
}

export interface FuzzOptions {
  seed: number;
  /** Of all kinds together. */
  count: number;
  /** After so many milliseconds a file counts as one that made the app hang. */
  limit: number;
  /** One file again. */
  only?: { kind: string; nth: number };
  /** Called after each. */
  onOutcome?: (outcome: Outcome) => void;
}

const FOLDER = ".cache/fuzz";
/** Each so many files a good photo is shown: recognition must still answer rightly. */
const CHECK_EVERY = 25;

/** The app in a page, and all that it says of itself. */
class App {
  page!: Page;
  seeds!: Seeds;
  stored!: Stored;
  /** What no page may do: uncaught errors, dialogs, crashes. */
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;

  constructor(context: BrowserContext) {
    this.#context = context;
  }

  /** With a new page, where the one before has crashed or hangs. */
  async open(): Promise<void> {
    this.page = await this.#context.newPage();
    // The file is a download where there is no picker.
    await this.page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
    this.page.on("pageerror", (error) => this.complaints.push(`uncaught: ${error.message}`));
    this.page.on("crash", () => this.complaints.push("crash"));
    this.page.on("dialog", (dialog) => {
      this.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await openReady(this.page);
  }

  async prepare(): Promise<void> {
    await this.open();
    this.seeds = await makeSeeds(this.page);
    this.stored = await storedIn(this.page);
  }

  /** As it was before the file, with the store as it was then. */
  async recover(): Promise<void> {
    await this.page.close({ runBeforeUnload: false });
    await this.open();
    await undo(this.page, this.stored, await storedIn(this.page));
  }
}

/** Gives damaged files to the app, one after the other, and looks at it after each. */
export async function fuzz(context: BrowserContext, options: FuzzOptions): Promise<Outcome[]> {
  const app = new App(context);
  await app.prepare();
  const outcomes: Outcome[] = [];
  for (const { kind, nth } of planned(options)) {
    const outcome = await one(app, kind, nth, options);
    outcomes.push(outcome);
    options.onOutcome?.(outcome);
  }
  const last = await recognitionFault(app);
  if (last) throw new Error(last.what);
  return outcomes;
}

/** Kinds by turns, so that a small run has some of each. */
function planned({ count, only }: FuzzOptions): { kind: Kind; nth: number }[] {
  const files = kinds.flatMap((kind) =>
    Array.from({ length: Math.round(count * kind.share) }, (_, nth) => ({ kind, nth })),
  );
  const one = kinds.find(({ name }) => name === only?.kind);
  if (only && !one) throw new Error(`There is no kind "${only.kind}".`);
  if (only && one) return [{ kind: one, nth: only.nth }];
  return files.sort((a, b) => a.nth / a.kind.share - b.nth / b.kind.share);
}

async function one(
  app: App,
  kind: Kind,
  nth: number,
  { seed, limit }: FuzzOptions,
): Promise<Outcome> {
  const random = new Random(`${seed} ${kind.name} ${nth}`);
  const file = await kind.mutant(app.seeds, random);
  app.complaints.length = 0;
  const start = performance.now();
  const giving = kind.give(app.page, file, random).catch((error: unknown) => {
    // Nobody can be asked any more, or the screen is not what it should be.
    app.complaints.push(String(error));
    return undefined;
  });
  const answer = await withinLimit(giving, limit);
  const milliseconds = performance.now() - start;
  let found = await faultOf(app, answer, limit);
  if (!found && nth % CHECK_EVERY === CHECK_EVERY - 1) found = await recognitionFault(app);
  const fault = found && { ...found, kept: await keep(file, `${kind.name}-${seed}-${nth}`) };
  if (fault) await app.recover();
  const nothing = { accepted: false, codes: [] };
  return { kind: kind.name, nth, how: file.how, milliseconds, answer: answer ?? nothing, fault };
}

const isCode = (code: string): boolean => code in adviceByCode;

async function faultOf(
  app: App,
  answer: Answer | undefined,
  limit: number,
): Promise<FaultFound | null> {
  const [complaint] = app.complaints;
  if (complaint) return { type: "crashed", what: complaint };
  if (!answer) return { type: "hung", what: "no answer" };
  const unknown = answer.codes.find((code) => !isCode(code));
  if (unknown !== undefined) return { type: "no code", what: unknown };
  const now = await withinLimit(storedIn(app.page), limit);
  if (!now) return { type: "hung", what: "the store does not answer any more" };
  if (answer.accepted) {
    await undo(app.page, app.stored, now);
    const undone = await storedIn(app.page);
    return same(app.stored, undone)
      ? null
      : { type: "store changed", what: "by what was accepted" };
  }
  return same(app.stored, now) ? null : { type: "store changed", what: "by what was refused" };
}

/** Undefined where it takes longer, or the page is gone. */
async function withinLimit<T>(work: Promise<T>, limit: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limit);
  });
  try {
    return await Promise.race([work.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** By a good photo the one who is enrolled is found, and nobody else; null where it is so. */
async function recognitionFault({ page, seeds }: App): Promise<FaultFound | null> {
  const picture = seeds.pictures[0]?.bytes.toString("base64") ?? "";
  const found = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const { candidates } = await globalThis.visavis.search.search([new Blob([bytes])]);
    return candidates.map(({ person }) => person.id);
  }, picture);
  const isRight = found.length === 1 && found[0] === KEPT;
  return isRight ? null : { type: "store changed", what: `a good photo finds ${found.join(", ")}` };
}

/** The file, to be looked at or given again. */
async function keep({ name, bytes }: FuzzFile, stem: string): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const path = join(FOLDER, `${stem}${name.slice(name.lastIndexOf("."))}`);
  await writeFile(path, bytes);
  return path;
}
