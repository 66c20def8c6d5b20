import { FaceSdkError, toFaceSdkError } from "../contract/errors.ts";
import type { SwitchReport } from "../contract/models.ts";
import type { Status } from "../contract/records.ts";
import { failedStatus } from "../contract/status.ts";
import type { VaultProgress, VaultSecret, VaultStatus } from "../contract/vault.ts";
import { assertCapable } from "../engine/capabilities.ts";
import type { Embedder } from "../engine/embedder.ts";
import { builtInModel, type EmbedderModel } from "../engine/embedder-model.ts";
import { Engine } from "../engine/engine.ts";
import { fetchModels, fetchLaterModel } from "../engine/fetch-models.ts";
import type { ModelBytes } from "../engine/networks.ts";
import { PIPELINE_VERSION } from "../engine/template.ts";
import { Gallery } from "../gallery/gallery.ts";
import {
  handSeal,
  openStore,
  takeSeal,
  Vault,
  type SealedBy,
  type Store,
  type StoredTemplate,
  type TemplateChange,
} from "../store/index.ts";
import type { OpenOptions, WorkerApi } from "./api.ts";
import { DuplicateCheck } from "./duplicates.ts";
import type { Handover } from "./handover.ts";
import { loadGallery } from "./load-gallery.ts";
import { LiveNames } from "./live-names.ts";
import { Models } from "./models.ts";
import { Recognition } from "./recognition.ts";
import { defaultThreads } from "./threads.ts";

/** What is there once the networks are loaded. */
interface Loaded {
  engine: Engine;
  store: Store;
  recognition: Recognition;
  duplicates: DuplicateCheck;
  models: Models;
  /** Of the followed faces. */
  names: LiveNames;
}

/** Opens engine, store and gallery, and keeps them at one model, also where another tab changes it. */
export class Session {
  #vault!: Promise<Vault>;
  #engine!: Promise<Engine>;
  /** Rejects with LOCKED until the vault, where there is one, was unlocked. */
  #data!: Promise<{ store: Promise<Store>; loaded: Promise<Loaded> }>;
  #isLocked = false;
  #options!: OpenOptions;
  #onChange!: Parameters<WorkerApi["open"]>[2];
  #gallery = new Gallery();
  #names: LiveNames | undefined;
  /** Settled when no reload of the gallery is under way. */
  #loading = Promise.resolve();
  #onStatus: (status: Status) => void = () => undefined;
  /** Once the database was deleted or closed under the running app. */
  #loss: FaceSdkError | undefined;
  begin!: () => void;
  /** Called whenever models were loaded, or others in their place. */
  onLoaded: () => void = () => undefined;
  readonly #begun = new Promise<void>((resolve) => (this.begin = resolve));
  /** From the worker whose place this one takes. */
  #handover: Promise<Handover> | undefined;
  /** As the store was opened with it. */
  #sealedBy: SealedBy | undefined;
  /** Tries the GPU, with the models of the moment. */
  #accelerate: (onGivenUp: () => void) => Promise<void> = () => Promise.resolve();

  get store(): Promise<Store> {
    return this.#data.then(({ store }) => store);
  }

  /** Resolves also where the chosen recognition model does not load: another can be chosen then. */
  get loaded(): Promise<Loaded> {
    return this.#data.then(({ loaded }) => loaded);
  }

  /** What recognition needs; rejects with MODEL_LOAD_FAILED while the chosen model does not load. */
  get ready(): Promise<Loaded> {
    return this.loaded.then((loaded) => {
      const { failure } = loaded.models.embedders;
      if (failure) throw failure;
      return loaded;
    });
  }

  get #threads(): number {
    return this.#options.threads || defaultThreads();
  }

  /** The one of the moment: a reload replaces it. */
  get gallery(): Gallery {
    return this.#gallery;
  }

  /** Settles when no reload of the gallery is under way. */
  settled(): Promise<void> {
    return this.#loading;
  }

  open = async (
    options: OpenOptions,
    onStatus: (status: Status) => void,
    onChange: Parameters<WorkerApi["open"]>[2],
  ): Promise<void> => {
    this.#options = options;
    this.#onStatus = onStatus;
    this.#onChange = onChange;
    const bytes = this.#loadModels();
    this.#engine = Promise.all([bytes, this.#begun]).then(([models]) =>
      Engine.open(models, this.#threads, fetchLaterModel),
    );
    // Whoever needs them awaits them and hears of a failure; here it is told in the status.
    this.#engine.catch(() => undefined);
    this.#accelerate = async (onGivenUp) => {
      const { webgpu: policy } = options;
      if (policy === "off") return;
      const { engine, models } = await this.loaded;
      const inUse = await models.bytesInUse(await bytes);
      await engine.accelerate(inUse, { policy, onGivenUp });
    };
    this.#vault = Vault.open({ name: options.database });
    this.#data = this.#enter();
    await this.#tellWhenLoaded();
  };

  /** For the worker that takes this one's place. */
  async handOver(): Promise<Omit<Handover, "faces">> {
    const engine = await this.#engine.catch(() => null);
    return {
      sealedBy: this.#sealedBy ? handSeal(this.#sealedBy) : null,
      nextTrackId: engine?.nextTrackId ?? 1,
    };
  }

  /** Before `open`: what the worker knew whose place this one takes. */
  takeOver(handover: Promise<Handover>): void {
    this.#handover = handover;
  }

  /** Recognition is loaded meanwhile, so that it is there when the passphrase is. */
  async #enter() {
    const handed = (await this.#handover)?.sealedBy;
    const sealedBy = handed ? takeSeal(handed) : await (await this.#vault).enter();
    if (sealedBy) return this.#enterWith(sealedBy);
    this.#isLocked = true;
    throw new FaceSdkError("LOCKED");
  }

  #enterWith(sealedBy: SealedBy) {
    this.#sealedBy = sealedBy;
    const store = openStore({ name: this.#options.database, sealedBy });
    const loaded = this.#start(store);
    store.catch(() => undefined);
    loaded.catch(() => undefined);
    return { store, loaded };
  }

  async #tellWhenLoaded(): Promise<void> {
    try {
      await this.loaded;
    } catch (thrown) {
      const error = toFaceSdkError(thrown, "MODEL_LOAD_FAILED");
      this.#onStatus(error.code === "LOCKED" ? { phase: "locked" } : failedStatus(error));
      return;
    }
    await this.tellStatus();
    await this.#embedWaiting();
  }

  /** Photos of a backup whose embedding was broken off; nobody waits for them. */
  async #embedWaiting(): Promise<void> {
    const { models, store } = await this.loaded;
    if (models.embedders.failure) return;
    try {
      if (!store.backups.mayHaveWaiting) return;
      await models.catchUp();
      await store.backups.noteWaiting(false);
    } catch (error) {
      console.warn("Photos that wait for templates were not embedded.", error);
    }
  }

  async vaultStatus(): Promise<VaultStatus> {
    // Until then it is not known whether it is locked.
    await this.#data.catch(() => undefined);
    const status = await (await this.#vault).status();
    return status.state === "locked" && !this.#isLocked ? { ...status, state: "unlocked" } : status;
  }

  /** The vault, and what ends the use of this worker when all rows are turned. Rejects with LOCKED. */
  async openedVault(): Promise<{ vault: Vault; onBegin: () => void }> {
    const store = await this.store;
    return { vault: await this.#vault, onBegin: () => store.close(new FaceSdkError("LOCKED")) };
  }

  /** Resolves when what is stored is there; recognition may still be loading. */
  async unlock(secret: VaultSecret, onProgress: (progress: VaultProgress) => void): Promise<void> {
    const sealedBy = await (await this.#vault).unlock(secret, { onProgress });
    if (!this.#isLocked) return;
    this.#isLocked = false;
    this.#data = Promise.resolve(this.#enterWith(sealedBy));
    this.#onStatus({ phase: "loading", loadedBytes: 0, totalBytes: 0 });
    void this.#tellWhenLoaded();
    await this.store;
  }

  /**
   * After the start, and after a change of a model: tells the status, tries the GPU, tells it again,
   * and once more if the GPU fails later on.
   */
  async tellStatus(): Promise<void> {
    await this.loaded;
    this.onLoaded();
    const { engine, models } = await this.loaded;
    const tell = () => {
      const failure = this.#loss ?? models.embedders.failure;
      this.#onStatus(failure ? failedStatus(failure) : { phase: "ready", info: engine.info });
    };
    tell();
    try {
      await this.#accelerate(tell);
      tell();
    } catch (error) {
      // Recognition goes on as it is.
      console.warn("The GPU was not tried.", error);
    }
  }

  async #loadModels(): Promise<ModelBytes> {
    assertCapable();
    return fetchModels((loadedBytes, totalBytes) => {
      if (!this.#isLocked) this.#onStatus({ phase: "loading", loadedBytes, totalBytes });
    });
  }

  async #start(storeOpening: Promise<Store>): Promise<Loaded> {
    // Both started at once; the store's failure is the one to tell.
    const store = await storeOpening;
    store.onLost((loss) => {
      this.#loss = loss;
      this.#onStatus(failedStatus(loss));
    });
    /** Brings the engine's models and the gallery to what the database says. */
    let follow = async () => {
      this.#useGallery(await this.#loadGallery(store, builtInModel));
    };
    // Beside the engine's loading: nearly always the model is the one that is built in.
    await this.#after(follow);
    store.onChange(({ what, external }) => {
      if (what === "vault") {
        this.#onChange(what);
        return;
      }
      if (what !== "rollCalls") this.#names?.clear();
      // Another tab wrote: what it enrolled or deleted is read back from the database.
      if (external && what === "persons") {
        this.#after(() => follow()).catch((error: unknown) => console.warn(error));
      }
      void this.#loading.then(() => this.#onChange(what));
    });
    const engine = await this.#engine;
    const handover = await this.#handover;
    if (handover) engine.countTracksFrom(handover.nextTrackId);
    const change = (embedder: Embedder) => this.#changeModel(engine, store, embedder);
    const models = new Models({
      ...{ engine, store },
      change: (embedder) => this.#after(() => change(embedder)),
    });
    const followModels = async () => {
      await models.detectors.follow();
      const embedder = await models.embedders.loadChosen();
      if (embedder) await change(embedder);
      else this.#useGallery(await this.#loadGallery(store, engine.model));
    };
    if (!models.arePresent) await this.#after(followModels);
    const state = () => [engine.model, engine.detector, models.embedders.failure];
    follow = async () => {
      const before = state();
      await followModels();
      if (state().some((one, at) => one !== before[at])) void this.tellStatus();
    };
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

  #loadGallery(store: Store, model: EmbedderModel): Promise<Gallery> {
    // Memory can be shared with other threads on an isolated page only.
    const threads = crossOriginIsolated ? this.#threads : 1;
    return loadGallery(store, model, threads);
  }

  #useGallery(gallery: Gallery): void {
    this.#gallery.close();
    this.#gallery = gallery;
  }

  /** Into a new gallery, which then takes the old one's place together with the model. */
  async #changeModel(engine: Engine, store: Store, embedder: Embedder): Promise<void> {
    const gallery = await this.#loadGallery(store, embedder.model);
    await engine.useEmbedder(embedder, () => {
      this.#useGallery(gallery);
      this.#names?.clear();
    });
  }

  /**
   * Settles when the gallery holds what a restore has written, with what the model in use had to
   * embed anew. Where recognition does not run, that waits for a model that does.
   */
  async afterRestore(
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<SwitchReport> {
    const { models, store } = await this.loaded;
    await this.#loading;
    const { chosen } = models.embedders;
    const { length } = await store.models.missing(chosen, PIPELINE_VERSION);
    if (length === 0) return { embedded: 0, failed: 0 };
    return models.catchUp(({ done, total }) => onProgress(done, total), signal);
  }

  /** The gallery follows the store, after its commit. */
  async applyTemplates({ added, removedThumbnailKeys }: TemplateChange): Promise<void> {
    // A reload that began before the commit would not hold the change; one that began after it
    // holds it already, and adding or removing it again does nothing.
    await this.#loading;
    this.#gallery.remove(removedThumbnailKeys);
    if (added.length === 0) return;
    const { engine, models } = await this.loaded;
    const isOfPresent = ({ modelId }: StoredTemplate) => modelId === engine.model.id;
    for (const { personKey, thumbnailKey, template } of added.filter(isOfPresent)) {
      this.#gallery.add(personKey, thumbnailKey, template);
    }
    // The model was changed between the look at the photo and its storage.
    if (!added.every(isOfPresent)) await models.catchUp();
  }
}
