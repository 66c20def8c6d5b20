/** Bytes in a buffer of their own: what IndexedDB stores whole and WebCrypto accepts. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Where a row lies: its table and key. */
export type Place = `${string}/${number}`;

/**
 * The one layer through which every personal byte passes on its way to and from IndexedDB.
 * `open` returns exactly what `seal` was given, or rejects (e.g. with LOCKED). Both are told where the
 * row lies, so that a row that was put in another's place does not open.
 */
export interface Seal {
  seal(bytes: Bytes, place: Place): Promise<Bytes>;
  open(bytes: Bytes, place: Place): Promise<Bytes>;
}

/** Stores everything as it is. */
export const plainSeal: Seal = {
  seal: (bytes) => Promise.resolve(bytes),
  open: (bytes) => Promise.resolve(bytes),
};

/** The seal of a database, and the `vaultEpoch` that it is for. */
export interface SealedBy {
  seal: Seal;
  epoch: number;
}
