/** Bytes in a buffer of their own: what IndexedDB stores whole and WebCrypto accepts. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The one layer through which every personal byte passes on its way to and from IndexedDB.
 * `open` returns exactly what `seal` was given, or rejects (e.g. with LOCKED).
 */
export interface Seal {
  seal(bytes: Bytes): Promise<Bytes>;
  open(bytes: Bytes): Promise<Bytes>;
}

/** Stores everything as it is. */
export const plainSeal: Seal = {
  seal: (bytes) => Promise.resolve(bytes),
  open: (bytes) => Promise.resolve(bytes),
};
