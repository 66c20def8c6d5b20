import type { LaterRole } from "./networks.ts";
import type { Network, Runtime } from "./runtime.ts";

export type FetchLater = (role: LaterRole) => Promise<Uint8Array>;

/** Networks that not every picture needs: each is fetched and loaded when it is first asked for. */
export class LaterNetworks {
  readonly #runtime: Runtime;
  readonly #fetch: FetchLater;
  readonly #loaded = new Map<LaterRole, Network>();

  constructor(runtime: Runtime, fetch: FetchLater) {
    this.#runtime = runtime;
    this.#fetch = fetch;
  }

  /**
   * To be called from within the inference queue: no two sessions may be created at a time.
   * @throws FaceSdkError MODEL_LOAD_FAILED
   */
  async get(role: LaterRole): Promise<Network> {
    const loaded = this.#loaded.get(role);
    if (loaded) return loaded;
    const network = await this.#runtime.load(await this.#fetch(role));
    this.#loaded.set(role, network);
    return network;
  }
}
