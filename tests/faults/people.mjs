/**
 * @file What must be stored, as far as the browser has reported it. Kept outside of the browser, so
 * that nothing that dies with it is trusted.
 */

/**
 * `of` is the number of somebody who was imported, `which` tells their two photos apart.
 *
 * @typedef {{ of: number, which: 0 | 1 }} Photo
 *
 * `photos` are those that were given, in order; null where it is up to the SDK which one is kept.
 *
 * @typedef {object} Expected
 * @property {string} name
 * @property {string | null} notes
 * @property {string | null} nationality
 * @property {string[]} collections
 * @property {(Photo | null)[]} photos
 *
 * @typedef {{ kept: Expected, mergedId: string, merged: Expected }} Merge
 */

export class People {
  /** @type {Map<string, Expected>} */
  persons = new Map();
  /** By who was kept. @type {Map<string, Merge>} */
  merges = new Map();
  /** Ids of the collections. @type {string[]} */
  collections = [];
  /** How many such entries the audit log has. */
  audit = { enrol: 0, photos: 0, merge: 0, unmerge: 0 };

  /** Those into whom nobody was merged: anything may be done with them. */
  get free() {
    return [...this.persons.keys()].filter((id) => !this.merges.has(id));
  }

  copy() {
    const copy = new People();
    copy.persons = structuredClone(this.persons);
    copy.merges = structuredClone(this.merges);
    copy.collections = [...this.collections];
    copy.audit = { ...this.audit };
    return copy;
  }

  /** @param {string} id */
  get(id) {
    const person = this.persons.get(id);
    if (!person) throw new Error(`nobody is expected under the id ${id}`);
    return person;
  }

  /**
   * @param {string} id
   * @param {string} name
   * @param {number} of
   */
  create(id, name, of) {
    const facts = { name, notes: null, nationality: null, collections: [] };
    this.persons.set(id, { ...facts, photos: [{ of, which: 0 }] });
    this.audit.enrol++;
  }

  /**
   * @param {string} keepId
   * @param {string} mergedId
   */
  merge(keepId, mergedId) {
    const [kept, merged] = [this.get(keepId), this.get(mergedId)];
    this.merges.set(keepId, { kept, mergedId, merged });
    const all = kept.photos.length + merged.photos.length;
    this.persons.delete(mergedId);
    this.persons.set(keepId, {
      name: kept.name,
      notes: kept.notes ?? merged.notes,
      nationality: kept.nationality ?? merged.nationality,
      collections: [...new Set([...kept.collections, ...merged.collections])],
      // Which ones these are, and whom such a mixture looks like, is not for this test to say.
      photos: Array.from({ length: Math.min(all, 3) }, () => null),
    });
    this.audit.merge++;
  }

  /** @param {string} keptId */
  unmerge(keptId) {
    const merge = this.merges.get(keptId);
    if (!merge) throw new Error(`nobody was merged into ${keptId}`);
    this.merges.delete(keptId);
    this.persons.set(keptId, merge.kept);
    this.persons.set(merge.mergedId, merge.merged);
    this.audit.unmerge++;
  }
}
