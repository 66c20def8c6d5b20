import type { Page } from "@playwright/test";
import { goTo, openReady } from "./fixtures.ts";
import { photo, photos } from "./photos.ts";

/** For tests of `globalThis.visavis` as the console, automation and other pages of the origin use it. */

/** What a call rejected with; `problems` are places and kinds, sorted. */
export interface Refusal {
  code: string;
  problems: string[];
}

declare global {
  /** The photos that a test asked for. */
  var given: Record<Given, Blob>;
  var refusalOf: (call: Promise<unknown>) => Promise<Refusal>;
  var codeOf: (call: Promise<unknown>) => Promise<string>;
}

const sources = {
  first: photos.first.enrol,
  probe: photos.first.probe,
  second: photos.second.enrol,
  group: photos.group.file,
  two: photos.twoFaces,
};
type Given = keyof typeof sources;

/** Opens the app with the photos as `given`, and `codeOf`, which says "none" where nothing is refused. */
export async function openWithPhotos(page: Page): Promise<void> {
  await openReady(page);
  const encoded: [string, string][] = [];
  for (const [name, source] of Object.entries(sources)) {
    encoded.push([name, (await photo(page, source)).buffer.toString("base64")]);
  }
  await page.evaluate((entries) => {
    const blobs = entries.map(([name, data]) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      return [name, new Blob([bytes])];
    });
    globalThis.given = Object.fromEntries(blobs);
    globalThis.refusalOf = (call) =>
      call.then(
        () => ({ code: "none", problems: [] }),
        (error: { code: string; details: { type: string; loc: unknown[] }[] }) => ({
          code: error.code,
          problems: error.details.map(({ type, loc }) => `${loc.join(".")}:${type}`).sort(),
        }),
      );
    globalThis.codeOf = async (call) => (await globalThis.refusalOf(call)).code;
  }, encoded);
}

/** Opens the app, on its list of people, with the person of the first photo enrolled as "a". */
export async function openWithFirst(page: Page): Promise<void> {
  await openWithPhotos(page);
  await goTo(page, "#/people");
  await page.evaluate(() =>
    globalThis.visavis.persons.create({ images: [globalThis.given.first], id: "a" }),
  );
}

/** The phases that are told from now on. */
export const toldPhases = (page: Page) =>
  page.evaluateHandle(() => {
    const told: string[] = [];
    globalThis.visavis.onStatus(({ phase }) => told.push(phase));
    return told;
  });
