import { createContext } from "svelte";
import type { FaceSdk, ModelData, SwitchProgress, SwitchReport } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";

/**
 * The models, and the change from one to another. There is one for the life of the
 * page: a change goes on while other screens are open.
 */
export class ModelChoice {
  list = $state.raw<ModelData[]>([]);
  /** What the person waits for. */
  busy = $state<"installing" | "changing" | null>(null);
  progress = $state.raw<SwitchProgress | null>(null);
  report = $state.raw<SwitchReport | null>(null);
  problem = $state.raw<Problem | null>(null);

  readonly #sdk: FaceSdk;
  #abort = new AbortController();

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  load(): Promise<void> {
    return this.#try(async () => {
      this.list = await this.#sdk.models.list();
    });
  }

  async install(files: File[]): Promise<void> {
    this.busy = "installing";
    this.report = null;
    await this.#try(() => this.#sdk.models.install(files));
    this.busy = null;
    await this.#refresh();
  }

  async use(id: string): Promise<void> {
    this.busy = "changing";
    this.progress = null;
    this.report = null;
    this.#abort = new AbortController();
    await this.#try(async () => {
      this.report = await this.#sdk.models.use(id, {
        signal: this.#abort.signal,
        onProgress: (progress) => (this.progress = progress),
      });
    });
    this.busy = null;
    await this.#refresh();
  }

  /** Goes back to the recognition model that came with the app. */
  async useBuiltIn(): Promise<void> {
    await this.load();
    const builtIn = this.list.find((model) => model.builtIn && model.role === "embedder");
    if (builtIn) await this.use(builtIn.id);
  }

  async remove(id: string): Promise<void> {
    await this.#try(() => this.#sdk.models.remove(id));
    await this.#refresh();
  }

  cancel(): void {
    this.#abort.abort();
  }

  /** Without taking a problem off the screen. */
  async #refresh(): Promise<void> {
    this.list = await this.#sdk.models.list().catch(() => this.list);
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    this.problem = null;
    try {
      await work();
    } catch (error) {
      this.problem = problemOf(error);
    }
  }
}

export const [useModels, provideModels] = createContext<ModelChoice>();
