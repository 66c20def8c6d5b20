import type { VaultProgress, VaultStatus } from "../../contract/vault.ts";

/** A passphrase or the recovery code, as they are typed in. */
export type TypedSecret = { passphrase: string } | { recoveryCode: string };

export interface VaultRun {
  /** Told of the rows that are encrypted, or laid open. */
  onProgress?: (progress: VaultProgress) => void;
}

/**
 * Encrypts all that is stored of people (AES-256-GCM) under a key that only a passphrase, a recovery code
 * or a passkey of this device opens. While it is locked, every other call rejects with LOCKED.
 * What opens it wrongly rejects with WRONG_PASSPHRASE; after ten wrong tries with LOCKED, whose `details`
 * say when the next one is taken. Nothing is ever wiped for that.
 */
export interface Vault {
  status(): Promise<VaultStatus>;
  /**
   * Encrypts what is there, and all that comes; it is unlocked afterwards. A passphrase has 8 to 1,000
   * characters. The recovery code is told this once. Rejects with CONFLICT where there is one already.
   */
  create(passphrase: string, run?: VaultRun): Promise<{ recoveryCode: string }>;
  /** Resolves when what is stored can be read; recognition may still be loading. */
  unlock(secret: TypedSecret | { passkey: true }, run?: VaultRun): Promise<void>;
  /** Ends all that is under way, which rejects with LOCKED, and forgets all that was in memory. */
  lock(): Promise<void>;
  /** Touches no row, however many there are. */
  changePassphrase(secret: TypedSecret, passphrase: string): Promise<void>;
  /** The old code opens nothing any more. */
  renewRecoveryCode(secret: TypedSecret): Promise<{ recoveryCode: string }>;
  /**
   * Makes a passkey that opens the vault, where the device has passkeys with the PRF extension; rejects with
   * NOT_FOUND where it has none, with ABORTED where the user declines.
   */
  addPasskey(secret: TypedSecret): Promise<void>;
  removePasskeys(secret: TypedSecret): Promise<void>;
  /** Lays everything open again, and the vault is gone. */
  remove(secret: TypedSecret, run?: VaultRun): Promise<void>;
}
