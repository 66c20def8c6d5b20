import { createContext } from "svelte";
import type { FaceSdk, Person } from "../../sdk/index.ts";
import { problemOf } from "../errors/problem.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { notify } from "../notices.svelte.ts";
import { HeldBack } from "./held-back.svelte.ts";

/** Removals of single photos, which can be taken back. */
export class PhotoRemovals {
  readonly #held = new HeldBack("visavis-removing-photos", (count) =>
    t("person.photosNotRemoved", { count }),
  );
  /** Thumbnails' ids: which photos are about to be removed. */
  readonly ids = this.#held.ids;
  readonly #sdk: FaceSdk;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  /** @param place the photo's, from 0 */
  schedule({ id, name, thumbnails }: Person, place: number): void {
    const photo = thumbnails[place]?.id;
    if (photo === undefined) return;
    const text = t("person.willRemovePhoto", { place: place + 1, name });
    this.#held.schedule([photo], text, () => void this.#remove(id, photo));
  }

  async #remove(id: string, photo: string): Promise<void> {
    try {
      await this.#sdk.persons.removeImage(id, photo);
      notify(t("person.photoRemoved"));
    } catch (error) {
      const problem = problemOf(error);
      // Replaced meanwhile, or the person was deleted: it is gone, as was asked.
      if (problem && problem.code !== "NOT_FOUND") notify(problem.advice);
    } finally {
      this.#held.forget([photo]);
    }
  }
}

export const [usePhotoRemovals, providePhotoRemovals] = createContext<PhotoRemovals>();
