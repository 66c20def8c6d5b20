import type { EvaluationData, EvaluationProgress } from "../contract/evaluation.ts";
import type { EvaluationOptions } from "../contract/schemas.ts";
import type { EmbedderModel } from "../engine/embedder-model.ts";
import type { Gallery } from "../gallery/gallery.ts";
import { Pairs, type PairPerson } from "../gallery/pairs.ts";
import type { Store } from "../store/index.ts";
import { PairTally } from "./pair-tally.ts";
import { groupOf } from "./person-groups.ts";
import { someOf } from "./sample.ts";
import { scaleFor } from "./scale.ts";

/** Pairs of strangers, which take some ten seconds; more would hardly narrow the rates. */
const MOST_PAIRS = 4_000_000;

/** Live frames and aborts have their turn after so long. */
const SLICE_MS = 12;
const TELL_EVERY_MS = 100;

interface Conditions {
  signal: AbortSignal;
  onProgress(progress: EvaluationProgress): void;
  /** For tests. */
  mostPairs?: number;
}

/**
 * Compares the photos of the enrolled with each other: each two photos of a person, and the first photos of each two persons (a sample of the persons, always the same
 * one, where they are too many).
 *
 * @throws FaceSdkError NOT_FOUND (collection); the signal's reason
 */
export async function evaluate(
  { store, gallery, model }: { store: Store; gallery: Gallery; model: EmbedderModel },
  { collectionId, groupBy }: EvaluationOptions,
  { signal, onProgress, mostPairs = MOST_PAIRS }: Conditions,
): Promise<EvaluationData> {
  const scope = collectionId ? store.persons.keysIn(collectionId) : undefined;
  const keys = gallery.personKeys.filter((key) => scope?.has(key) ?? true);
  const { cohort, neutral, calibration, scoreOf } = scaleFor(model, gallery);
  const pairs = new Pairs(cohort, neutral, gallery.dimension);

  const all = new PairTally(null);
  const groups = new Map<string | null, PairTally>();
  const tallyOf = (key: number): PairTally | null => {
    if (!groupBy) return null;
    const value = groupOf(store.persons.byKey(key), groupBy);
    // Spellings that differ in case only are one group, under the first of them.
    const folded = value && value.toLocaleLowerCase("en");
    const tally = groups.get(folded) ?? new PairTally(value);
    groups.set(folded, tally);
    return tally;
  };

  const chosen = someOf(keys, personsFor(mostPairs));
  const total = keys.length + (chosen.length * (chosen.length - 1)) / 2;
  const slices = new Slices(signal, (done) => onProgress({ done, total }));
  // The others' templates are in memory only while they are looked at.
  const sampled = new Map<number, PairPerson>();
  for (const key of chosen) {
    await slices.next(0);
    const templates = gallery.templatesOf(key);
    if (templates.length > 0) sampled.set(key, pairs.person(templates));
  }

  const before: { person: PairPerson; group: PairTally | null }[] = [];
  for (const key of keys) {
    await slices.next(1 + (sampled.has(key) ? before.length : 0));
    const templates = gallery.templatesOf(key);
    const person = sampled.get(key) ?? (templates.length > 0 ? pairs.person(templates) : null);
    // Somebody may have been deleted since.
    if (!person || !store.persons.hasKey(key)) continue;
    const group = tallyOf(key);
    const tallies = group ? [all, group] : [all];
    for (const tally of tallies) tally.addPerson(person.templates.length);
    for (const similarity of pairs.genuine(person)) {
      const score = scoreOf(similarity);
      for (const tally of tallies) tally.addGenuine(score);
    }
    if (!sampled.has(key)) continue;
    for (const tally of tallies) tally.data.impostorPersons++;
    for (const other of before) {
      const score = scoreOf(pairs.impostor(person, other.person));
      all.addImpostor(score);
      if (group === other.group) group?.addImpostor(score);
    }
    before.push({ person, group });
  }
  slices.tell();
  return {
    calibration,
    all: all.data,
    groups: [...groups.values()].map(({ data }) => data),
  };
}

/** As many persons as have so many pairs. */
const personsFor = (pairs: number): number => Math.floor((1 + Math.sqrt(1 + 8 * pairs)) / 2);

/** Long work in slices: between them the worker hears what others want. */
class Slices {
  readonly #signal: AbortSignal;
  readonly #tell: (done: number) => void;
  #done = 0;
  #until = 0;
  #nextTell = 0;

  constructor(signal: AbortSignal, tell: (done: number) => void) {
    this.#signal = signal;
    this.#tell = tell;
  }

  /** To be awaited before so many more steps. Throws the signal's reason. */
  async next(steps: number): Promise<void> {
    const now = performance.now();
    if (now >= this.#until) {
      if (now >= this.#nextTell) this.tell();
      await new Promise((resolve) => setTimeout(resolve));
      this.#signal.throwIfAborted();
      this.#until = performance.now() + SLICE_MS;
    }
    this.#done += steps;
  }

  tell(): void {
    this.#nextTell = performance.now() + TELL_EVERY_MS;
    this.#tell(this.#done);
  }
}
