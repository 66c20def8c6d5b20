import { DEFAULT_MIN_SCORE, FaceSdkError, type FaceSdk, type FoundFace } from "../../sdk/index.ts";
import { NotLoadedError } from "../errors/not-loaded-error.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import type { Naming } from "../faces.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { scoreInWords } from "../score.ts";
import { assignPersons } from "./assign.ts";
import { SamplePeople } from "./sample-people.ts";
import { sampleAddresses, type SampleFace, type SamplePhoto } from "./sample-photo.ts";
import { summarise } from "./summary.ts";

/** The tour enrols whoever it does not know: it goes by the standard, whatever was chosen. */
const SEARCH = { minScore: DEFAULT_MIN_SCORE, maxResults: 5 };

/** Goes through the sample photos: whoever is known is recognised, everybody else enrolled. */
export class SampleRun {
  state = $state<"idle" | "running" | "done" | "stopped" | "removing">("idle");
  photos = $state.raw<SamplePhoto[]>([]);
  problem = $state.raw<Problem | null>(null);
  /** How many sample people are stored; null until that is known. */
  stored = $state<number | null>(null);
  readonly total = sampleAddresses().length;
  readonly summary = $derived(summarise(this.photos));

  readonly #sdk: FaceSdk;
  readonly #people: SamplePeople;
  #abort = new AbortController();

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
    this.#people = new SamplePeople(sdk);
  }

  async count(): Promise<void> {
    try {
      this.stored = (await this.#people.collection())?.count ?? 0;
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  async run(): Promise<void> {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.state = "running";
    this.photos = [];
    this.problem = null;
    try {
      const collection = await this.#people.ensureCollection();
      const names = await this.#names(collection.id);
      for (const url of sampleAddresses()) {
        const photo = await this.#photo(url, collection.id, names, signal);
        this.photos = [...this.photos, photo];
      }
      this.state = "done";
    } catch (error) {
      this.problem = problemOf(error);
      this.state = "stopped";
    }
    await this.count();
  }

  cancel(): void {
    this.#abort.abort();
  }

  async remove(): Promise<void> {
    this.state = "removing";
    this.problem = null;
    try {
      await this.#people.remove();
      this.photos = [];
    } catch (error) {
      this.problem = problemOf(error);
    }
    this.state = "idle";
    await this.count();
  }

  async #names(collectionId: string): Promise<() => string> {
    let number = await this.#people.nextNumber(collectionId);
    return () => t("samples.person", { number: number++ });
  }

  async #photo(
    url: string,
    collectionId: string,
    names: () => string,
    signal: AbortSignal,
  ): Promise<SamplePhoto> {
    const photo = await loadPhoto(url, signal);
    const { width, height, faces } = await this.#sdk.search.detect(photo, {
      search: SEARCH,
      signal,
    });
    // All are matched before any is enrolled: two faces of one photo are two people.
    const known = assignPersons(faces);
    const results: SampleFace[] = [];
    for (const face of faces) {
      const candidate = known.get(face.id);
      if (candidate) {
        const { person, score } = candidate;
        const words = scoreInWords(score, SEARCH.minScore);
        const view = viewOf(face, { state: "match", name: person.name, title: person.name, words });
        results.push({ outcome: "recognised", view, person, problem: null });
      } else {
        results.push(await this.#enrol(face, collectionId, names, signal));
      }
    }
    return { url, picture: { width, height }, faces: results };
  }

  async #enrol(
    face: FoundFace,
    collectionId: string,
    names: () => string,
    signal: AbortSignal,
  ): Promise<SampleFace> {
    const [reason] = face.quality.reasons;
    if (reason) {
      const title = t("samples.notEnrolled");
      const naming = { state: "unknown", name: "", title, words: "" } as const;
      const problem = problemOf(new FaceSdkError(reason));
      return { outcome: "refused", view: viewOf(face, naming), person: null, problem };
    }
    const facts = { name: names(), collections: [collectionId] };
    const person = await this.#sdk.persons.createFromDetection({ id: face.id }, facts, {
      signal,
      // It was looked for a moment ago, at the score of a search; the tour goes by that.
      duplicates: "allow",
    });
    const { name } = person;
    const view = viewOf(face, { state: "match", name, title: name, words: t("samples.new") });
    return { outcome: "enrolled", view, person, problem: null };
  }
}

/** The service worker keeps it from then on. */
async function loadPhoto(url: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(url, { signal }).catch((cause: unknown) => {
    throw signal.aborted ? cause : new NotLoadedError(url, { cause });
  });
  if (!response.ok) throw new NotLoadedError(`${url}: ${response.status}`);
  return response.blob();
}

const viewOf = (face: FoundFace, naming: Naming) => ({ ...naming, key: face.id, box: face.box });
