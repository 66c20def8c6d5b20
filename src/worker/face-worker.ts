import type { DetectionData, Status } from "../contract/records.ts";
import { toFaceSdkError } from "../contract/errors.ts";
import { toJpeg } from "../engine/encode.ts";
import { assertCapable } from "../engine/capabilities.ts";
import { Engine, PIPELINE_VERSION, type AnalysedFace } from "../engine/engine.ts";
import { TEMPLATE_LENGTH } from "../engine/embedder.ts";
import { fetchModels, fetchLaterModel } from "../engine/fetch-models.ts";
import { calibration, EMBEDDER_ID, type ModelBytes } from "../engine/networks.ts";
import { ScoreMap } from "../engine/score.ts";
import { Gallery } from "../gallery/gallery.ts";
import {
  openStore,
  type FaceToStore,
  type PersonWrite,
  type Store,
  type TemplateChange,
} from "../store/index.ts";
import type { OpenOptions, WorkerApi } from "./api.ts";
import { DuplicateCheck, type PersonSought } from "./duplicates.ts";
import { facesFromImages, toStore } from "./enrolment.ts";
import { evaluate } from "./evaluation.ts";
import { FaceMemory } from "./face-memory.ts";
import { Jobs } from "./jobs.ts";
import { frameData } from "./live.ts";
import { LiveNames } from "./live-names.ts";
import { Recognition } from "./recognition.ts";
import { defaultThreads } from "./threads.ts";

interface Ready {
  engine: Engine;
  store: Store;
  recognition: Recognition;
  duplicates: DuplicateCheck;
}

/** Builds the engine, the store and the gallery, and answers the page's calls with them. */
export class FaceWorker implements WorkerApi {
  readonly #jobs = new Jobs();
  readonly #memory = new FaceMemory();
  #gallery = new Gallery(TEMPLATE_LENGTH);
  /** Of the followed faces; there once there are people to know. */
  #names: LiveNames | undefined;
  /** Settled when no reload of the gallery is under way. */
  #loading = Promise.resolve();
  /** Settled when nobody is being enrolled. */
  #enrolling: Promise<unknown> = Promise.resolve();
  #store!: Promise<Store>;
  #ready!: Promise<Ready>;

  open: WorkerApi["open"] = async (options, onStatus, onChange) => {
    this.#store = openStore({ name: options.database });
    const models = this.#loadModels(onStatus);
    this.#ready = this.#start(models, options, onChange);
    // Whoever needs either awaits it and hears of its failure; here it is told in the status.
    this.#store.catch(() => undefined);
    try {
      const { engine } = await this.#ready;
      onStatus({ phase: "ready", info: engine.info });
      if (options.webgpu === "off") return;
      await engine.accelerate(await models, { software: options.webgpu === "software" });
      onStatus({ phase: "ready", info: engine.info });
    } catch (thrown) {
      const { code, message, advice } = toFaceSdkError(thrown, "MODEL_LOAD_FAILED");
      onStatus({ phase: "failed", code, message, advice });
    }
  };

  async #loadModels(onStatus: (status: Status) => void): Promise<ModelBytes> {
    assertCapable();
    return fetchModels((loadedBytes, totalBytes) => {
      onStatus({ phase: "loading", loadedBytes, totalBytes });
    });
  }

  async #start(
    models: Promise<ModelBytes>,
    { threads }: OpenOptions,
    onChange: (change: "persons" | "collections") => void,
  ): Promise<Ready> {
    const engineOpening = models.then((bytes) =>
      Engine.open(bytes, threads || defaultThreads(), fetchLaterModel),
    );
    // Both start at once; the store's failure is the one to tell, and must not go unhandled.
    engineOpening.catch(() => undefined);
    const store = await this.#store;
    this.#loading = this.#loadGallery(store);
    await this.#loading;
    store.onChange(({ what, external }) => {
      this.#names?.clear();
      // Another tab wrote: what it enrolled or deleted is read back from the database.
      if (external && what === "persons") {
        this.#loading = this.#loading.then(() => this.#loadGallery(store));
      }
      void this.#loading.then(() => onChange(what));
    });
    const engine = await engineOpening;
    const recognition = new Recognition(engine, store, () => this.#gallery);
    this.#names = new LiveNames(recognition);
    return { engine, store, recognition, duplicates: new DuplicateCheck(recognition, store) };
  }

  /** Into a new gallery, which then takes the old one's place: searches go on meanwhile. */
  async #loadGallery(store: Store): Promise<void> {
    const gallery = new Gallery(TEMPLATE_LENGTH, store.counts().templates);
    await store.templates.forEachBlock(EMBEDDER_ID, PIPELINE_VERSION, (block) => {
      gallery.addBlock(block.personKeys, block.thumbnailKeys, block.vectors);
    });
    this.#gallery = gallery;
  }

  abort: WorkerApi["abort"] = (job) => {
    this.#jobs.abort(job);
  };

  createPerson: WorkerApi["createPerson"] = (job, facts, images, { duplicates }) =>
    this.#jobs.run(job, async (signal) => {
      const { engine, store } = await this.#ready;
      store.persons.assertCanAdd(facts);
      const faces = await facesFromImages(engine, images, signal);
      return this.#enrol({ faces, duplicates }, signal, () => store.persons.add(facts, faces));
    });

  createPersonFromFaces: WorkerApi["createPersonFromFaces"] = (job, facts, ids, { duplicates }) =>
    this.#jobs.run(job, async (signal) => {
      const { engine, store } = await this.#ready;
      store.persons.assertCanAdd(facts);
      const found = ids.map((id) => this.#memory.recall(id));
      const faces: FaceToStore[] = [];
      for (const face of found) faces.push(await toStore(engine, face, signal));
      return this.#enrol({ faces, duplicates }, signal, () => store.persons.add(facts, faces));
    });

  getPerson: WorkerApi["getPerson"] = async (id) => (await this.#store).persons.get(id);

  listPersons: WorkerApi["listPersons"] = async (query) => (await this.#store).persons.list(query);

  updatePerson: WorkerApi["updatePerson"] = (job, changes, images, { duplicates }) =>
    this.#jobs.run(job, async (signal) => {
      const store = await this.#store;
      const { id } = store.persons.get(changes.id);
      // Facts can be changed also where recognition cannot run.
      if (!images) return this.#apply(await store.persons.update(changes));
      const faces = await facesFromImages((await this.#ready).engine, images, signal);
      return this.#enrol({ id, faces, duplicates }, signal, () =>
        store.persons.update(changes, faces),
      );
    });

  replaceImages: WorkerApi["replaceImages"] = (job, id, add, remove, { duplicates }) =>
    this.#jobs.run(job, async (signal) => {
      const { engine, store } = await this.#ready;
      store.persons.assertCanReplaceFaces(id, add.length, remove);
      const faces = await facesFromImages(engine, add, signal);
      return this.#enrol({ id, faces, duplicates }, signal, () =>
        store.persons.replaceFaces(id, faces, remove),
      );
    });

  deletePersons: WorkerApi["deletePersons"] = async (ids) => {
    await this.#applyTemplates(await (await this.#store).persons.delete(ids));
  };

  mergePersons: WorkerApi["mergePersons"] = async (keepId, mergedId) =>
    this.#apply(await (await this.#store).merges.merge(keepId, mergedId));

  unmergePerson: WorkerApi["unmergePerson"] = async (keptId) => {
    const change = await (await this.#store).merges.unmerge(keptId);
    return { kept: await this.#apply(change), merged: change.merged };
  };

  listMerges: WorkerApi["listMerges"] = async (id) => (await this.#store).merges.of(id);

  markDifferent: WorkerApi["markDifferent"] = async (idA, idB) =>
    (await this.#store).differences.mark(idA, idB);

  getPersonImage: WorkerApi["getPersonImage"] = async (id, index) => {
    const jpeg = await (await this.#store).persons.thumbnail(id, index);
    return new Blob([jpeg], { type: "image/jpeg" });
  };

  createCollection: WorkerApi["createCollection"] = async (collection) =>
    (await this.#store).collections.create(collection);

  getCollection: WorkerApi["getCollection"] = async (id) => (await this.#store).collections.get(id);

  listCollections: WorkerApi["listCollections"] = async (query) =>
    (await this.#store).collections.list(query);

  updateCollection: WorkerApi["updateCollection"] = async (changes) =>
    (await this.#store).collections.update(changes);

  deleteCollection: WorkerApi["deleteCollection"] = async (id) =>
    (await this.#store).collections.delete(id);

  linkCollections: WorkerApi["linkCollections"] = async (links) =>
    (await this.#store).collections.link(links);

  detect: WorkerApi["detect"] = (job, image, search) =>
    this.#jobs.run(job, async (signal) => {
      const { engine, recognition } = await this.#ready;
      const { width, height, faces } = await engine.analyse(image, { signal, closeLook: true });
      const results: DetectionData["faces"] = [];
      for (const analysed of faces) {
        const thumbnail = await toJpeg(analysed.aligned);
        const found = { ...this.#withId(analysed), thumbnail };
        if (!search) {
          results.push(found);
          continue;
        }
        const template = await engine.embed(analysed, search.mode, signal);
        results.push({ ...found, search: recognition.searchTemplates([template], search) });
      }
      return { width, height, faces: results };
    });

  headCount: WorkerApi["headCount"] = (job, image, { confidence }) =>
    this.#jobs.run(job, async (signal) => {
      const { faces } = await (await this.#ready).engine.analyse(image, { signal });
      return faces.filter((face) => face.confidence >= confidence).length;
    });

  liveness: WorkerApi["liveness"] = (job, image) =>
    this.#jobs.run(job, async (signal) => (await this.#ready).recognition.liveness(image, signal));

  search: WorkerApi["search"] = (job, images, options, live) =>
    this.#jobs.run(job, async (signal) =>
      (await this.#ready).recognition.search(images, options, live, signal),
    );

  verify: WorkerApi["verify"] = (job, personId, images, options) =>
    this.#jobs.run(job, async (signal) =>
      (await this.#ready).recognition.verify(personId, images, options, signal),
    );

  compare: WorkerApi["compare"] = (job, probe, reference, options, live) =>
    this.#jobs.run(job, async (signal) =>
      (await this.#ready).recognition.compare(probe, reference, options, live, signal),
    );

  track: WorkerApi["track"] = async (frame, timestamp, options) => {
    const { engine } = await this.#ready;
    const analysis = await engine.track(frame, timestamp, options);
    return analysis && this.#names
      ? frameData(analysis, timestamp, this.#names, options, (face) => this.#withId(face))
      : null;
  };

  evaluate: WorkerApi["evaluate"] = (job, options, onProgress) =>
    this.#jobs.run(job, async (signal) => {
      const { store } = await this.#ready;
      const scores = new ScoreMap(calibration);
      return evaluate({ store, gallery: this.#gallery, scores }, options, { signal, onProgress });
    });

  #withId(analysed: AnalysedFace) {
    const { aligned: _, context: _context, ...face } = analysed;
    return { id: this.#memory.remember(analysed), ...face };
  }

  /** One at a time: of two calls that enrol the same face, the later one finds the earlier. */
  #enrol(
    sought: PersonSought,
    signal: AbortSignal,
    write: () => Promise<PersonWrite>,
  ): Promise<PersonWrite["person"]> {
    const turn = this.#enrolling.then(async () => {
      await this.#loading;
      signal.throwIfAborted();
      (await this.#ready).duplicates.refuse(sought);
      return this.#apply(await write());
    });
    this.#enrolling = turn.catch(() => undefined);
    return turn;
  }

  /** The gallery follows the store, after its commit. */
  async #apply<T extends { person: unknown } & TemplateChange>(change: T): Promise<T["person"]> {
    await this.#applyTemplates(change);
    return change.person;
  }

  async #applyTemplates({ added, removedThumbnailKeys }: TemplateChange): Promise<void> {
    // A reload that began before the commit would not hold the change; one that began after it
    // holds it already, and adding or removing it again does nothing.
    await this.#loading;
    this.#gallery.remove(removedThumbnailKeys);
    for (const { personKey, thumbnailKey, template } of added) {
      this.#gallery.add(personKey, thumbnailKey, template);
    }
  }
}
