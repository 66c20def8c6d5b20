import type { Status } from "../contract/records.ts";
import { toFaceSdkError } from "../contract/errors.ts";
import { assertCapable } from "../engine/capabilities.ts";
import type { Embedder } from "../engine/embedder.ts";
import { builtInModel } from "../engine/embedder-model.ts";
import { Engine } from "../engine/engine.ts";
import { fetchModels, fetchLaterModel } from "../engine/fetch-models.ts";
import type { ModelBytes } from "../engine/networks.ts";
import { Gallery } from "../gallery/gallery.ts";
import { openStore, type Store, type StoredTemplate, type TemplateChange } from "../store/index.ts";
import type { OpenOptions, WorkerApi } from "./api.ts";
import { DuplicateCheck } from "./duplicates.ts";
import { loadGallery } from "./load-gallery.ts";
import { LiveNames } from "./live-names.ts";
import { Models } from "./models.ts";
import { Recognition } from "./recognition.ts";
import { defaultThreads } from "./threads.ts";

/** What is there once recognition runs. */
interface Ready {
  engine: Engine;
  store: Store;
  recognition: Recognition;
  duplicates: DuplicateCheck;
  models: Models;
  /** Of the followed faces. */
  names: LiveNames;
}

type Change = (embedder: Embedder) => Promise<void>;

/** Builds the engine, the store and the gallery, and keeps them at one model; calls.ts asks them. */
export class FaceWorker {
  #gallery = new Gallery();
  #names: LiveNames | undefined;
  /** Settled when no reload of the gallery is under way. */
  #loading = Promise.resolve();
  #store!: Promise<Store>;
  #ready!: Promise<Ready>;
  /** Tells the status anew and tries the GPU: after the start, and after a change of the model. */
  #started: () => Promise<void> = () => Promise.resolve();

  get store(): Promise<Store> {
    return this.#store;
  }

  get ready(): Promise<Ready> {
    return this.#ready;
  }

  /** The one of the moment: a reload replaces it. */
  get gallery(): Gallery {
    return this.#gallery;
  }

  /** Settles when no reload of the gallery is under way. */
  settled(): Promise<void> {
    return this.#loading;
  }

  tellStatus(): void {
    this.#started().catch((error: unknown) => console.warn(error));
  }

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
    const names = new LiveNames(recognition);
    this.#names = names;
    const duplicates = new DuplicateCheck(recognition, store);
    return { engine, store, recognition, models, duplicates, names };
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

  /** The gallery follows the store, after its commit. */
  async applyTemplates({ added, removedThumbnailKeys }: TemplateChange): Promise<void> {
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
