import { createContext } from "svelte";
import type { FaceSdk, VaultProgress, VaultStatus } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";

/** Whether the data is encrypted and open, as reactive state. */
export class VaultState {
  /** Null until it is known. */
  status = $state.raw<VaultStatus | null>(null);
  /** To be shown until it was kept: the screens change when the vault does. */
  recoveryCode = $state.raw<string | null>(null);
  /** While all rows are encrypted or opened, when no screen can be of use. */
  turning = $state.raw<VaultProgress | null>(null);
  /** Why that could not be done. */
  problem = $state.raw<Problem | null>(null);
  readonly #sdk: FaceSdk;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
    sdk.onStatus(({ phase }) => {
      if (phase !== "failed") void this.refresh();
    });
  }

  async refresh(): Promise<void> {
    try {
      this.status = await this.#sdk.vault.status();
    } catch {
      // The storage cannot be read, which the shell's banner says.
      this.status = null;
    }
  }

  /** Encrypts everything; the recovery code is to be shown then. */
  async protect(passphrase: string): Promise<void> {
    this.problem = null;
    this.turning = { done: 0, total: 0 };
    try {
      const { recoveryCode } = await this.#sdk.vault.create(passphrase, this.#watch);
      this.recoveryCode = recoveryCode;
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      await this.#turned();
    }
  }

  /** Opens everything. Rejects before anything was done where the passphrase is wrong. */
  async unprotect(secret: { passphrase: string }): Promise<void> {
    try {
      await this.#sdk.vault.remove(secret, this.#watch);
    } finally {
      await this.#turned();
    }
  }

  readonly #watch = { onProgress: (now: VaultProgress) => (this.turning = now) };

  async #turned(): Promise<void> {
    await this.refresh();
    this.turning = null;
  }

  async lock(): Promise<void> {
    await this.#sdk.vault.lock();
  }
}

export const [useVault, provideVault] = createContext<VaultState>();
