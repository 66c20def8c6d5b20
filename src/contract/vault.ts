/** Fewer characters are guessed too soon, even through Argon2id. */
export const MIN_PASSPHRASE = 8;

/** A passkey of this device and what its PRF extension gives for it: 32 bytes. */
export interface PasskeySecret {
  /** Base64 of the credential's id. */
  id: string;
  secret: Uint8Array<ArrayBuffer>;
}

/** What opens the vault. */
export type VaultSecret =
  { passphrase: string } | { recoveryCode: string } | { passkey: PasskeySecret };

export interface VaultStatus {
  /** `off`: the data lies on the device as it is. */
  state: "off" | "locked" | "unlocked";
  /** Base64 of the ids of the passkeys that open it, and what their PRF is asked with. */
  passkeys: { id: string; salt: string }[];
  /** After ten wrong tries: when the next one is taken (ISO 8601), else null. */
  retryAt: string | null;
}

/** Rows that were sealed, or opened, of all. */
export interface VaultProgress {
  done: number;
  total: number;
}
