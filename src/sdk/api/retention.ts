import type {
  DueQueryInput,
  PhotoKeeping,
  PurgeProof,
  RetentionDue,
  SetKeepPhotosInput,
} from "../../contract/retention.ts";
import type { Abortable } from "./calls.ts";

/** How long people are kept, and whether their photos are. */
export interface Retention {
  /**
   * The collections whose expiry date has come or comes within 14 days, with how many of their
   * persons a purge would delete and how many stay, since a collection that has not expired holds
   * them. `on` (today) is the calendar day to ask for.
   */
  due(query?: DueQueryInput): Promise<RetentionDue>;
  /**
   * Deletes collections that have expired today, with their roll calls and with those of their
   * persons whom no collection that has not expired holds: all of them that `persons.delete` deletes,
   * and their marks in other roll calls. One transaction. Then the whole database is read through
   * for anything of theirs; the proof says what was found. The audit log keeps the hashes of their
   * ids. Rejects with NOT_FOUND, CONFLICT (one has not expired), ABORTED; then nothing was deleted.
   */
  purge(collectionIds: string[], options?: Abortable): Promise<PurgeProof>;
  /** Whether photos are kept, and how many are stored. */
  getPhotos(): Promise<PhotoKeeping>;
  /**
   * False: from now on, in all tabs, of whoever is enrolled only the template is stored. There is
   * no picture to show then, none to compare with by eye, none to export, and none that another
   * recognition model could look at. With `removeStored` the photos that are stored go too, in the
   * same transaction; nothing brings them back. Rejects with ABORTED.
   */
  setKeepPhotos(keep: boolean, options?: Abortable & SetKeepPhotosInput): Promise<PhotoKeeping>;
}
