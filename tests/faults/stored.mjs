/** @file Reads all that is stored, through the SDK, and says where it is not what it has to be. */

/** @typedef {import("./people.mjs").People} People */

/**
 * Runs in the page.
 *
 * @param {{ pictures: boolean }} options Whether every stored picture is decoded.
 */
export async function readStored({ pictures }) {
  const { persons, collections, insights, audit } = globalThis.visavis;
  const found = [];
  /** @type {string[]} */
  const faults = [];
  const { count } = await persons.list({ take: 0 });
  for (let skip = 0; skip < count; skip += 100) {
    const page = await persons.list({ skip, take: 100, orderBy: "create_date" });
    for (const person of page.persons) {
      const { id, name, notes, nationality, thumbnails } = person;
      if (thumbnails.length < 1 || thumbnails.length > 3) {
        faults.push(`${id} has ${thumbnails.length} photos`);
      }
      for (const index of pictures ? thumbnails.keys() : []) {
        try {
          const { width, height } = await createImageBitmap(await person.getImage(index));
          if (width !== 112 || height !== 112) faults.push(`${id}: a photo of ${width}×${height}`);
        } catch (error) {
          faults.push(`${id}: photo ${index} does not decode (${String(error)})`);
        }
      }
      const merges = (await persons.merges(id)).map((merge) => ({
        id: merge.person.id,
        canUndo: merge.canUndo,
      }));
      found.push({
        ...{ id, name, notes, nationality, merges },
        collections: person.collections.map((one) => (typeof one === "string" ? one : one.id)),
        thumbnails: thumbnails.map((thumbnail) => thumbnail.id),
      });
    }
  }
  if (found.length !== count) faults.push(`the list says ${count} people and has ${found.length}`);

  const counts = await insights.counts();
  const photos = found.reduce((sum, { thumbnails }) => sum + thumbnails.length, 0);
  if (counts.persons !== count || counts.photos !== photos) {
    faults.push(
      `insights: ${counts.persons} people, ${counts.photos} photos; list: ${count}, ${photos}`,
    );
  }
  // Counts templates, not pictures.
  const { counts: pairs } = await insights.evaluate();
  const wanted = found.reduce(
    (sum, { thumbnails: { length } }) => sum + (length * (length - 1)) / 2,
    0,
  );
  if (pairs.persons !== count || pairs.photos !== photos || pairs.genuinePairs !== wanted) {
    faults.push(
      `templates: ${pairs.photos} of ${pairs.persons} people, ${pairs.genuinePairs} pairs`,
    );
  }
  const { collections: all } = await collections.list({ take: 100 });
  for (const { id, count: said } of all) {
    const listed = (await persons.list({ take: 0, collectionId: id })).count;
    const members = found.filter((person) => person.collections.includes(id)).length;
    const counted = counts.collections.find((one) => one.id === id)?.persons;
    if (new Set([said, listed, members, counted]).size > 1) {
      faults.push(
        `a collection: count ${said}, list ${listed}, people ${members}, insights ${counted}`,
      );
    }
  }
  const check = await audit.verify();
  if (!check.ok) faults.push(`the audit log is broken at entry ${check.firstBroken}`);
  const logged = { enrol: 0, photos: 0, merge: 0, unmerge: 0 };
  for (const action of /** @type {(keyof typeof logged)[]} */ (Object.keys(logged))) {
    logged[action] = (await audit.list({ action, take: 0 })).count;
  }
  return { persons: found, collections: all.map(({ id }) => id), logged, faults };
}

/** @typedef {Awaited<ReturnType<typeof readStored>>} Stored */

/**
 * In what the stored differs from the expected; empty where in nothing.
 *
 * @param {People} people
 * @param {Stored} stored
 */
export function differencesOf(people, stored) {
  /** @type {string[]} */
  const differences = [];
  const differ = (/** @type {string} */ where, /** @type {unknown[]} */ ...[is, wanted]) => {
    const [a, b] = [JSON.stringify(is), JSON.stringify(wanted)];
    if (a !== b) differences.push(`${where}: ${a} instead of ${b}`);
  };
  const byId = new Map(stored.persons.map((person) => [person.id, person]));
  for (const [id, wanted] of people.persons) {
    const person = byId.get(id);
    if (!person) {
      differences.push(`${id} is lost`);
      continue;
    }
    differ(`${id}, name`, person.name, wanted.name);
    differ(`${id}, notes`, person.notes, wanted.notes);
    differ(`${id}, nationality`, person.nationality, wanted.nationality);
    differ(`${id}, collections`, person.collections.toSorted(), wanted.collections.toSorted());
    differ(`${id}, photos`, person.thumbnails.length, wanted.photos.length);
    const merge = people.merges.get(id);
    const merges = merge ? [{ id: merge.mergedId, canUndo: true }] : [];
    differ(`${id}, merges`, person.merges, merges);
  }
  for (const id of byId.keys()) {
    if (!people.persons.has(id)) differences.push(`${id} is there and should not be`);
  }
  differ("collections", stored.collections.toSorted(), people.collections.toSorted());
  differ("audit log", stored.logged, people.audit);
  return differences;
}

/**
 * Runs in the page: whether the stored templates find the person by a photo that was enrolled.
 *
 * @param {{ id: string, photo: string }[]} probes
 */
export async function notFound(probes) {
  const { search } = globalThis.visavis;
  /** @type {string[]} */
  const missing = [];
  for (const { id, photo } of probes) {
    const probe = new Blob([Uint8Array.from(atob(photo), (char) => char.charCodeAt(0))]);
    const { match } = await search.verify(id, probe, { mode: "FAST" });
    const found = await search.search(probe, { maxResults: 500, minScore: 0.75 });
    if (!match) missing.push(`${id} is not verified by their photo`);
    if (!found.candidates.some(({ person }) => person.id === id)) {
      missing.push(`${id} is not found by their photo`);
    }
  }
  return missing;
}
