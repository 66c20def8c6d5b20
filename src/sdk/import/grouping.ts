import { baseName, folderOf, type ImportEntry, type RefusedFile } from "./entries.ts";
import { refusedFile } from "./refusals.ts";

export const MOST_PHOTOS = 3;
const byName = new Intl.Collator("en", { numeric: true });

/**
 * By name, whatever its case, and made where it is missing; or the one with this id. With both, the
 * one with this id if there is one.
 */
export type PlannedCollection =
  | { id?: string | null; name: string; description?: string | null }
  | { id: string; name?: undefined };

/** A person as the source describes them; the facts are judged when they are enrolled. */
export interface PlannedPerson {
  /** Says who it is, from one run to the next. */
  name: string;
  photos: ImportEntry[];
  id?: string;
  gender?: string;
  dateOfBirth?: string;
  nationality?: string;
  notes?: string;
  collections?: PlannedCollection[];
  /** Small photos are thumbnails then. */
  isFromJson?: boolean;
  /** Of the CSV, as a spreadsheet numbers them. */
  row?: number;
}

const spaced = (name: string): string => name.replaceAll("_", " ").replace(/\s+/g, " ").trim();
const stem = (path: string): string => baseName(path).replace(/\.[^.]+$/, "");

/** The name that a file's name gives: without extension, underscores as spaces. */
export const nameOfFile = (path: string): string => spaced(stem(path)) || "Photo";

/** Without the number at its end: `ada_2`, `ada 2`, `ada-2`, `ada (2)`. */
const unnumbered = (name: string, most: number): string => {
  const [, before, number] = /^(.*\S)(?:[\s_-]+|\s*\()(\d+)\)?$/.exec(name) ?? [];
  return before && Number(number) <= most ? before.replace(/[\s_-]+$/, "") : name;
};

/**
 * Whose each photo is, by its folder or its own name. Up to three files that differ in a trailing
 * number are one person; where there are more, the numbers tell people apart, as in `IMG_0001`.
 */
export function groupByName(photos: ImportEntry[]): {
  persons: PlannedPerson[];
  refused: RefusedFile[];
} {
  const folders = groupBy(photos, ({ path }) => folderOf(path));
  const persons: PlannedPerson[] = [];
  const refused: RefusedFile[] = [];
  for (const [folder, inFolder] of folders) {
    const sorted = inFolder.toSorted((a, b) => byName.compare(a.path, b.path));
    if (isPersonsFolder(folder, sorted, folders.size === 1)) {
      const name = spaced(baseName(folder)) || "Photo";
      persons.push({ name, photos: sorted.slice(0, MOST_PHOTOS) });
      refused.push(
        ...sorted
          .slice(MOST_PHOTOS)
          .map(({ path }) => refusedFile("fourthPhoto", path, { person: name })),
      );
    } else persons.push(...byOwnNames(sorted));
  }
  return { persons: persons.toSorted((a, b) => byName.compare(a.name, b.name)), refused };
}

/**
 * A folder is called after a person if it holds up to three photos, or any number of one name. A
 * folder of more photos with different names, or the only folder there is, just holds photos.
 */
function isPersonsFolder(folder: string, photos: ImportEntry[], only: boolean): boolean {
  if (folder === "") return false;
  const stems = new Set(photos.map(({ path }) => stemWithoutNumber(path)));
  return stems.size === 1 ? photos.length > 1 || !only : photos.length <= MOST_PHOTOS && !only;
}

/** For telling whether files are numbered photos of one thing; mere numbers have the same stem. */
const stemWithoutNumber = (path: string): string => {
  const own = stem(path);
  return /^\d+$/.test(own) ? "" : unnumbered(own, Infinity).toLowerCase();
};

function byOwnNames(photos: ImportEntry[]): PlannedPerson[] {
  const groups = groupBy(photos, ({ path }) => spaced(unnumbered(stem(path), 99)));
  return [...groups].flatMap(([name, files]) =>
    files.length <= MOST_PHOTOS
      ? [{ name: name || "Photo", photos: files }]
      : files.map((file) => ({ name: nameOfFile(file.path), photos: [file] })),
  );
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
