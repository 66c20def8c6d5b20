import type { Gender } from "../contract/enums.ts";
import type {
  CollectionRef,
  NewPersonInput,
  PersonFacts,
  PersonFactsChanges,
} from "../contract/inputs.ts";
import type { CollectionData, PersonData } from "../contract/records.ts";
import type { ImageSource } from "./api.ts";

export type { CollectionRef, PersonFacts };

/** What `persons.create` takes: 1–3 full images, the only mandatory field, and the facts. */
export interface PersonInput extends NewPersonInput {
  images: ImageSource[];
}

export interface PersonChangesInput extends PersonFactsChanges {
  /** Sets all images in one go; each a full image, never a thumbnail. */
  images?: ImageSource[];
}

/** A person who is not enrolled yet. A plain `PersonInput` does as well. */
export class PersonBase implements PersonInput {
  images: ImageSource[];
  id: string | null;
  name: string | null;
  gender: Gender | null;
  dateOfBirth: string | null;
  nationality: string | null;
  collections: CollectionRef[];
  notes: string | null;

  constructor(images: ImageSource[], facts: NewPersonInput = {}) {
    this.images = images;
    this.id = facts.id ?? null;
    this.name = facts.name ?? null;
    this.gender = facts.gender ?? null;
    this.dateOfBirth = facts.dateOfBirth ?? null;
    this.nationality = facts.nationality ?? null;
    this.collections = facts.collections ?? [];
    this.notes = facts.notes ?? null;
  }
}

/** Where a person's pictures come from. */
export interface PersonPictures {
  getImage(id: string, index: number): Promise<Blob>;
  getPhoto(id: string, index: number): Promise<Blob>;
}

/** An enrolled person. Change its properties and hand it to `persons.update`. */
export class Person {
  readonly id: string;
  name: string;
  gender: Gender | null;
  dateOfBirth: string | null;
  nationality: string | null;
  notes: string | null;
  collections: (CollectionData | CollectionRef)[];
  readonly thumbnails: readonly { id: string }[];
  /** ISO 8601, UTC. */
  readonly createDate: string;
  readonly modifiedDate: string;

  #newImages: ImageSource[] | undefined;
  readonly #pictures: PersonPictures;

  constructor(data: PersonData, pictures: PersonPictures) {
    this.id = data.id;
    this.name = data.name;
    this.gender = data.gender;
    this.dateOfBirth = data.dateOfBirth;
    this.nationality = data.nationality;
    this.notes = data.notes;
    this.collections = data.collections;
    this.thumbnails = data.thumbnails;
    this.createDate = data.createDate;
    this.modifiedDate = data.modifiedDate;
    this.#pictures = pictures;
  }

  /**
   * Sets all images in one go, to be enrolled by the next `persons.update`. There is no getter:
   * full images are not kept. Thumbnails are refused there with IMAGE_TOO_SMALL.
   */
  set images(images: ImageSource[]) {
    this.#newImages = images;
  }

  /** The stored 112×112 aligned thumbnail (JPEG), by index from 0. */
  getImage(index: number): Promise<Blob> {
    return this.#pictures.getImage(this.id, index);
  }

  /**
   * What is kept of a photo, by index from 0: the upright face with some of what is round it, on a
   * black ground of 224×224 pixels (JPEG), so that it can be enrolled again. Rejects with NOT_FOUND.
   */
  getPhoto(index: number): Promise<Blob> {
    return this.#pictures.getPhoto(this.id, index);
  }

  /** The state as changes for `persons.update`. */
  toChanges(): PersonChangesInput {
    return {
      id: this.id,
      name: this.name,
      gender: this.gender,
      dateOfBirth: this.dateOfBirth,
      nationality: this.nationality,
      notes: this.notes,
      collections: this.collections,
      ...(this.#newImages && { images: this.#newImages }),
    };
  }
}
