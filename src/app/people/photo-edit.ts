import type { EnrolOptions, FaceSdk, Person } from "../../sdk/index.ts";
import { MAX_SHOTS, type Shot } from "../enrol/shot.ts";
import { t } from "../i18n/i18n.svelte.ts";

/** What is done to a person's photos: all anew, some more, or one anew, by its thumbnail's id. */
export type PhotoEdit = "all" | "add" | { photo: string };

/** How many photos it takes at most. */
export function roomFor(edit: PhotoEdit, { thumbnails }: Person): number {
  if (edit === "all") return MAX_SHOTS;
  return edit === "add" ? MAX_SHOTS - thumbnails.length : 1;
}

/** What the form says: what becomes of the photos, its button, and the way on past a look-alike. */
export function photoEditWords(edit: PhotoEdit, name: string) {
  if (edit === "add") {
    return {
      text: t("person.addText"),
      action: t("common.save"),
      anyway: t("person.addAnyway", { name }),
    };
  }
  const isAll = edit === "all";
  return {
    text: t(isAll ? "person.replaceText" : "person.replaceOneText"),
    action: t(isAll ? "person.replacePhotos" : "person.replacePhoto"),
    anyway: t("person.replaceAnyway", { name }),
  };
}

/** Rejects as `persons.replaceImages` does; then nothing has changed. */
export function applyPhotoEdit(
  { persons }: FaceSdk,
  edit: PhotoEdit,
  id: string,
  images: Shot["image"][],
  options: EnrolOptions,
): Promise<Person> {
  if (edit === "all") return persons.update({ id, images }, options);
  if (edit === "add") return persons.addImages(id, images, options);
  return persons.replaceImages(id, { add: images, remove: [edit.photo] }, options);
}
