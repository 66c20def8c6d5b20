/** @file Edits at random: what the page is asked, and what has to be true once it has reported. */

/** @typedef {import("./people.mjs").People} People */
/** @typedef {import("./random.mjs").Random} Random */

/**
 * @typedef {{ kind: "update", id: string, facts: { name: string, notes: string, nationality: string } }
 *   | { kind: "photos", id: string, photo: import("./people.mjs").Photo, remove: number }
 *   | { kind: "link", collectionIds: string[], add: string[], remove: string[] }
 *   | { kind: "merge", keepId: string, mergedId: string }
 *   | { kind: "unmerge", keptId: string }
 *   | { kind: "delete", ids: string[] }} Edit
 */

/** How often each kind comes, and how many people it needs. */
const KINDS = /** @type {const} */ ([
  ["update", 40, 1],
  ["link", 25, 1],
  ["merge", 12, 4],
  ["unmerge", 12, 0],
  ["photos", 6, 1],
  ["delete", 2, 12],
]);

/**
 * @param {People} people
 * @param {Random} random
 * @param {number} turn Goes into the facts: all of them must come from one edit.
 * @param {readonly string[]} [free] Whom it may be about.
 * @returns {Edit | null} Null where there is nobody to edit.
 */
export function randomEdit(people, random, turn, free = people.free) {
  const merged = [...people.merges.keys()];
  const possible = KINDS.filter(([kind, , needs]) =>
    kind === "unmerge" ? merged.length > 0 : free.length >= needs,
  );
  let at = random.next() * possible.reduce((sum, [, weight]) => sum + weight, 0);
  const kind = possible.find(([, weight]) => (at -= weight) < 0)?.[0];
  if (!kind) return null;
  switch (kind) {
    case "update": {
      const facts = { name: `Name ${turn}`, notes: `Note ${turn}`, nationality: `N ${turn}` };
      return { kind, id: random.pick(free), facts };
    }
    case "photos": {
      const id = random.pick(free);
      const { photos } = people.get(id);
      const [known] = photos;
      if (!known) return null;
      const photo = { of: known.of, which: /** @type {0 | 1} */ (random.between(0, 1)) };
      const { length } = photos;
      return { kind, id, photo, remove: length < 3 ? random.between(0, 1) : random.between(1, 3) };
    }
    case "link": {
      const chosen = random.some(free, random.between(1, 8));
      const half = random.between(0, chosen.length);
      const collectionIds = random.some(people.collections, random.between(1, 2));
      return { kind, collectionIds, add: chosen.slice(0, half), remove: chosen.slice(half) };
    }
    case "merge": {
      const [keepId, mergedId] = /** @type {[string, string]} */ (random.some(free, 2));
      return { kind, keepId, mergedId };
    }
    case "unmerge":
      return { kind, keptId: random.pick(merged) };
    case "delete":
      return { kind, ids: random.some(free, random.between(1, 2)) };
  }
}

/**
 * What is true after the edit.
 *
 * @param {People} people
 * @param {Edit} edit
 */
export function applyEdit(people, edit) {
  switch (edit.kind) {
    case "update":
      Object.assign(people.get(edit.id), edit.facts);
      break;
    case "photos": {
      const person = people.get(edit.id);
      person.photos = [...person.photos.slice(edit.remove), edit.photo];
      people.audit.photos++;
      break;
    }
    case "link":
      for (const [ids, belongs] of /** @type {const} */ ([
        [edit.add, true],
        [edit.remove, false],
      ])) {
        for (const id of ids) {
          const person = people.get(id);
          const others = person.collections.filter((one) => !edit.collectionIds.includes(one));
          person.collections = belongs ? [...others, ...edit.collectionIds] : others;
        }
      }
      break;
    case "merge":
      people.merge(edit.keepId, edit.mergedId);
      break;
    case "unmerge":
      people.unmerge(edit.keptId);
      break;
    case "delete":
      for (const id of edit.ids) people.persons.delete(id);
  }
}

/**
 * Runs in the page. `photo` is the picture of a change of photos, as base64. Answers with the code
 * where it was refused for being no good photo, else with null.
 *
 * @param {{ edit: Edit, photo: string }} given
 * @returns {Promise<string | null>}
 */
export async function doEdit({ edit, photo }) {
  const { persons, collections } = globalThis.visavis;
  switch (edit.kind) {
    case "update":
      await persons.update({ id: edit.id, ...edit.facts });
      return null;
    case "photos": {
      const { thumbnails } = await persons.get(edit.id);
      const remove = thumbnails.slice(0, edit.remove).map(({ id }) => id);
      const bytes = Uint8Array.from(atob(photo), (char) => char.charCodeAt(0));
      const images = { add: [new Blob([bytes])], remove };
      // Of those who look alike some may be enrolled.
      try {
        await persons.replaceImages(edit.id, images, { duplicates: "allow" });
        return null;
      } catch (error) {
        const { code } = /** @type {{ code: string }} */ (error);
        if (/FACE|^TOO_|^POSE_/.test(code)) return code;
        throw error;
      }
    }
    case "link":
      await collections.link(edit);
      return null;
    case "merge":
      await persons.merge(edit.keepId, edit.mergedId);
      return null;
    case "unmerge":
      await persons.unmerge(edit.keptId);
      return null;
    case "delete":
      await persons.delete(edit.ids);
      return null;
  }
}
