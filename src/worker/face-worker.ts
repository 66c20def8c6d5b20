import type { DetectionData, Status } from "../contract/records.ts";
import { toFaceSdkError } from "../contract/errors.ts";
import { toJpeg } from "../engine/encode.ts";
import { assertCapable } from "../engine/capabilities.ts";
import type { Embedder } from "../engine/embedder.ts";
import { builtInModel } from "../engine/embedder-model.ts";
import type { AnalysedFace } from "../engine/analysed-face.ts";
import { Engine } from "../engine/engine.ts";
import { fetchModels, fetchLaterModel } from "../engine/fetch-models.ts";
import type { ModelBytes } from "../engine/networks.ts";
import { Gallery } from "../gallery/gallery.ts";
import {
  openStore,
  type PersonWrite,
  type Store,
  type StoredTemplate,
  type TemplateChange,
} from "../store/index.ts";
import type { OpenOptions, WorkerApi } from "./api.ts";
import { DuplicateCheck, type PersonSought } from "./duplicates.ts";
import { facesFromDetections, facesFromImages } from "./enrolment.ts";
import { evaluate } from "./evaluation.ts";
import { FaceMemory } from "./face-memory.ts";
import { loadGallery } from "./load-gallery.ts";
import { Jobs } from "./jobs.ts";
import { frameData } from "./live.ts";
import { LiveNames } from "./live-names.ts";
import { Models } from "./models.ts";
import { Recognition } from "./recognition.ts";
import { shownThumbnail } from "./shown-thumbnail.ts";
import { defaultThreads } from "./threads.ts";

interface Ready {
  engine: Engine;
  store: Store;
  recognition: Recognition;
  duplicates: DuplicateCheck;
  models: Models;
}

type Change = (embedder: Embedder) => Promise<void>;

/** Builds the engine, the store and the gallery, and answers the page's calls with them. */
export class FaceWorker implements WorkerApi {
  readonly #jobs = new Jobs();
  readonly #memory = new FaceMemory();
  #gallery = new Gallery();
  /** Of the followed faces; there once there are people to know. */
  #names: LiveNames | undefined;
  /** Settled when no reload of the gallery is under way. */
  #loading = Promise.resolve();
  /** Settled when nobody is being enrolled. */
  #enrolling: Promise<unknown> = Promise.resolve();
  #store!: Promise<Store>;
  #ready!: Promise<Ready>;
  /** Tells the status anew and tries the GPU: after the start, and after a change of the model. */
  #started: () => Promise<void> = () => Promise.resolve();

  open: WorkerApi["open"] = async (options, onStatus, onChange) => {
    this.#store = openStore({ name: options.database });
    const models = this.#loadModels(onStatus);
    this.#ready = this.#start(models, options, onChange);
    // Whoever needs either awaits it and hears of its failure; here it is told in the status.
    this.#store.catch(() => undefined);
    this.#started = async () => {
      const { engine, models: present } = await this.#ready;
      onStatus({ phase: "ready", info: engine.info });
      if (options.webgpu === "off") return;
      const bytes = await present.bytesInUse(await models);
      await engine.accelerate(bytes, { software: options.webgpu === "software" });
      onStatus({ phase: "ready", info: engine.info });
    };
    try {
      await this.#started();
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
    bytes: Promise<ModelBytes>,
    { threads }: OpenOptions,
    onChange: Parameters<WorkerApi["open"]>[2],
  ): Promise<Ready> {
    const engineOpening = bytes.then((models) =>
      Engine.open(models, threads || defaultThreads(), fetchLaterModel),
    );
    // Both start at once; the store's failure is the one to tell, and must not go unhandled.
    engineOpening.catch(() => undefined);
    const store = await this.#store;
    // Beside the engine's loading: nearly always the model is the one that is built in.
    await this.#after(async () => {
      this.#gallery = await loadGallery(store, builtInModel);
    });
    /** Brings the engine's model and the gallery to what the database says. */
    let follow = async () => {
      this.#gallery = await loadGallery(store, builtInModel);
    };
    store.onChange(({ what, external }) => {
      if (what !== "rollCalls") this.#names?.clear();
      // Another tab wrote: what it enrolled or deleted is read back from the database.
      if (external && what === "persons") {
        this.#after(() => follow()).catch((error: unknown) => console.warn(error));
      }
      void this.#loading.then(() => onChange(what));
    });
    const engine = await engineOpening;
    const change = (embedder: Embedder) => this.#changeModel(engine, store, embedder);
    const models = new Models({
      ...{ engine, store },
      change: (embedder) => this.#after(() => change(embedder)),
    });
    follow = () => this.#follow(engine, store, models, change);
    if (!models.arePresent) await this.#after(follow);
    const recognition = new Recognition(engine, store, () => this.#gallery);
    this.#names = new LiveNames(recognition);
    const duplicates = new DuplicateCheck(recognition, store);
    return { engine, store, recognition, models, duplicates };
  }

  /** Runs when nothing else loads the gallery. */
  #after(work: () => Promise<void>): Promise<void> {
    const done = this.#loading.then(work);
    this.#loading = done.catch(() => undefined);
    return done;
  }

  /** Brings the engine's models and the gallery to what the database says. */
  async #follow(engine: Engine, store: Store, models: Models, change: Change): Promise<void> {
    try {
      await models.detectors.follow();
    } catch (error) {
      // The present one finds the same faces, or nearly.
      console.warn("The chosen detector does not load.", error);
    }
    const { embedders } = models;
    if (embedders.chosen === engine.model.id) {
      this.#gallery = await loadGallery(store, engine.model);
      return;
    }
    try {
      await change(await embedders.load(embedders.chosen));
    } catch (error) {
      // The people are there but cannot be compared until another model is chosen: MODEL_MISMATCH.
      console.warn("The chosen model does not load.", error);
      this.#gallery = await loadGallery(store, engine.model);
    }
  }

  /** Into a new gallery, which then takes the old one's place together with the model. */
  async #changeModel(engine: Engine, store: Store, embedder: Embedder): Promise<void> {
    const gallery = await loadGallery(store, embedder.model);
    await engine.useEmbedder(embedder, () => {
      this.#gallery = gallery;
      this.#names?.clear();
    });
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
      const faces = await facesFromDetections(
        engine,
        ids.map((id) => this.#memory.recall(id)),
        signal,
      );
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

  deletePersons: WorkerApi["deletePersons"] = (job, ids) =>
    this.#jobs.run(job, async (signal) =>
      this.#applyTemplates(await (await this.#store).persons.delete(ids, signal)),
    );

  mergePersons: WorkerApi["mergePersons"] = async (keepId, mergedId) =>
    this.#apply(await (await this.#store).merges.merge(keepId, mergedId));

  unmergePerson: WorkerApi["unmergePerson"] = async (keptId) => {
    const change = await (await this.#store).merges.unmerge(keptId);
    return { kept: await this.#apply(change), merged: change.merged };
  };

  listMerges: WorkerApi["listMerges"] = async (id) => (await this.#store).merges.of(id);

  markDifferent: WorkerApi["markDifferent"] = async (idA, idB) =>
    (await this.#store).differences.mark(idA, idB);

  unmarkDifferent: WorkerApi["unmarkDifferent"] = async (idA, idB) =>
    (await this.#store).differences.unmark(idA, idB);

  listDifferences: WorkerApi["listDifferences"] = async (id) =>
    (await this.#store).differences.of(id);

  getPersonImage: WorkerApi["getPersonImage"] = async (id, index) => {
    return shownThumbnail(await (await this.#store).persons.thumbnail(id, index));
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

  linkCollections: WorkerApi["linkCollections"] = (job, links) =>
    this.#jobs.run(job, async (signal) => (await this.#store).collections.link(links, signal));

  startRollCall: WorkerApi["startRollCall"] = async (collectionId) =>
    (await this.#store).rollCalls.start(collectionId);

  getRollCall: WorkerApi["getRollCall"] = async (id) => (await this.#store).rollCalls.get(id);

  listRollCalls: WorkerApi["listRollCalls"] = async (query) =>
    (await this.#store).rollCalls.list(query);

  markPresent: WorkerApi["markPresent"] = async (id, presences) =>
    (await this.#store).rollCalls.mark(id, presences);

  markAbsent: WorkerApi["markAbsent"] = async (id, personIds) =>
    (await this.#store).rollCalls.unmark(id, personIds);

  endRollCall: WorkerApi["endRollCall"] = async (id, isOver) => {
    const { rollCalls } = await this.#store;
    return isOver ? rollCalls.finish(id) : rollCalls.resume(id);
  };

  deleteRollCall: WorkerApi["deleteRollCall"] = async (id) =>
    (await this.#store).rollCalls.delete(id);

  listModels: WorkerApi["listModels"] = async () => (await this.#ready).models.list();

  installModel: WorkerApi["installModel"] = async (pack, onnx) =>
    (await this.#ready).models.install(pack, onnx);

  removeModel: WorkerApi["removeModel"] = async (id) => (await this.#ready).models.remove(id);

  useModel: WorkerApi["useModel"] = (job, id, onProgress) =>
    this.#jobs.run(job, async (signal) => {
      const report = await (await this.#ready).models.use(id, onProgress, signal);
      this.#started().catch((error: unknown) => console.warn(error));
      return report;
    });

  detect: WorkerApi["detect"] = (job, image, search) =>
    this.#jobs.run(job, async (signal) => {
      const { engine, recognition } = await this.#ready;
      const { width, height, faces } = await engine.analyse(image, {
        signal,
        every: true,
        closeLook: true,
      });
      const results: DetectionData["faces"] = [];
      for (const analysed of faces) {
        const thumbnail = await toJpeg(analysed.aligned);
        const found = { ...this.#withId(analysed, Math.min(width, height)), thumbnail };
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
      const { engine } = await this.#ready;
      const { faces } = await engine.analyse(image, { signal, every: true });
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
    if (!analysis || !this.#names) return null;
    const pictureSide = Math.min(analysis.width, analysis.height);
    return frameData(analysis, timestamp, this.#names, options, (face) =>
      this.#withId(face, pictureSide),
    );
  };

  evaluate: WorkerApi["evaluate"] = (job, options, onProgress) =>
    this.#jobs.run(job, async (signal) => {
      const { engine, store } = await this.#ready;
      const parts = { store, gallery: this.#gallery, model: engine.model };
      return evaluate(parts, options, { signal, onProgress });
    });

  #withId(analysed: AnalysedFace, pictureSide: number) {
    const { aligned: _, context: _context, ...face } = analysed;
    return { id: this.#memory.remember({ face: analysed, pictureSide }), ...face };
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
    if (added.length === 0) return;
    const { engine, models } = await this.#ready;
    const isOfPresent = ({ modelId }: StoredTemplate) => modelId === engine.model.id;
    for (const { personKey, thumbnailKey, template } of added.filter(isOfPresent)) {
      this.#gallery.add(personKey, thumbnailKey, template);
    }
    // The model was changed between the look at the photo and its storage.
    if (!added.every(isOfPresent)) await models.catchUp();
  }
}
