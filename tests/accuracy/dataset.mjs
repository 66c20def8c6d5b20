/** @file Labelled photos: LFW with its list of pairs, or any folder with a subfolder a person. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * @typedef {object} Dataset
 * @property {string} name
 * @property {string} folder Where the photos' paths start.
 * @property {{ photo: string, person: string, fold: number }[]} photos No person in two folds.
 * @property {{ fold: number, same: boolean, a: string, b: string }[] | null} pairs Those to judge,
 *   where a protocol names them.
 */

/** Folds of a folder without a protocol. */
const FOLDS = 5;
const PHOTO = /\.(jpe?g|png|webp)$/i;

/**
 * @param {string} path With `pairs.csv` (fold,same,a,b) and `images/PERSON/PHOTO`, or with
 *   `PERSON/PHOTO` alone.
 * @returns {Dataset}
 */
export function readDataset(path) {
  const folder = resolve(path);
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}. Give one with --data.`);
  return existsSync(join(folder, "pairs.csv")) ? readPairs(folder) : readPeople(folder);
}

/** @param {string} folder @returns {Dataset} */
function readPairs(folder) {
  const pairs = readFileSync(join(folder, "pairs.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [fold = "", same = "", a = "", b = ""] = line.trim().split(",");
      return { fold: Number(fold), same: same === "1", a, b };
    });
  /** @type {Map<string, number>} */
  const folds = new Map(
    pairs.flatMap(({ fold, a, b }) => [
      [a, fold],
      [b, fold],
    ]),
  );
  const photos = [...folds]
    .map(([photo, fold]) => ({ photo, person: photo.split("/")[0] ?? "", fold }))
    .sort((a, b) => (a.photo < b.photo ? -1 : 1));
  return { name: folder, folder: join(folder, "images"), photos, pairs };
}

/** @param {string} folder @returns {Dataset} */
function readPeople(folder) {
  const people = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const photos = people.flatMap((person, at) =>
    readdirSync(join(folder, person))
      .filter((file) => PHOTO.test(file))
      .sort()
      .map((file) => ({ photo: `${person}/${file}`, person, fold: 1 + (at % FOLDS) })),
  );
  if (new Set(photos.map(({ person }) => person)).size < 2) {
    throw new Error(`${folder} has no subfolders with photos of two people or more.`);
  }
  return { name: folder, folder, photos, pairs: null };
}
