import type { ErrorDetail, Gender, Person, PersonFacts } from "../../sdk/index.ts";
import { noFaults, faultsOf, type Faults } from "./faults.ts";
import { MAX_SHOTS, release, shotOf, type Shot } from "./shot.ts";

/** What has been entered of a person; it stays when an attempt to store it fails. */
export class PersonDraft {
  id = $state("");
  name = $state("");
  gender = $state<Gender | "">("");
  dateOfBirth = $state("");
  nationality = $state("");
  notes = $state("");
  collections = $state<string[]>([]);
  shots = $state.raw<Shot[]>([]);
  faults = $state.raw<Faults>(noFaults);
  /** So many photos it takes at most. */
  readonly room: number;

  constructor(room = MAX_SHOTS) {
    this.room = room;
  }

  static of(person: Person, room?: number): PersonDraft {
    const draft = new PersonDraft(room);
    draft.id = person.id;
    draft.name = person.name;
    draft.gender = person.gender ?? "";
    draft.dateOfBirth = person.dateOfBirth ?? "";
    draft.nationality = person.nationality ?? "";
    draft.notes = person.notes ?? "";
    draft.collections = person.collections.map((ref) => (typeof ref === "string" ? ref : ref.id));
    return draft;
  }

  get full(): boolean {
    return this.shots.length >= this.room;
  }

  get images(): Shot["image"][] {
    return this.shots.map(({ image }) => image);
  }

  /** Takes as many as there is room for; answers how many were left out. */
  async add(images: Shot["image"][], yaw: number | null = null): Promise<number> {
    const room = this.room - this.shots.length;
    const added = await Promise.all(images.slice(0, room).map((image) => shotOf(image, yaw)));
    this.shots = [...this.shots, ...added];
    this.faults = { ...this.faults, fields: { ...this.faults.fields, images: undefined } };
    return Math.max(0, images.length - room);
  }

  remove(shot: Shot): void {
    const index = this.shots.indexOf(shot);
    this.shots = this.shots.filter(({ id }) => id !== shot.id);
    const at = this.faults.image;
    // The mark stays with its photo when an earlier one goes.
    const image = at === null || at === index ? null : at > index ? at - 1 : at;
    this.faults = { ...this.faults, image };
    release(shot);
  }

  dispose(): void {
    this.shots.forEach(release);
    this.shots = [];
  }

  /** Empty fields are null: they empty what was stored. */
  facts(): PersonFacts {
    return {
      name: this.name.trim() || null,
      gender: this.gender || null,
      dateOfBirth: this.dateOfBirth || null,
      nationality: this.nationality.trim() || null,
      collections: [...this.collections],
      notes: this.notes.trim() || null,
    };
  }

  /** What is missing before the SDK need be asked. */
  missing(withImages: boolean): ErrorDetail[] {
    const details: ErrorDetail[] = [];
    if (withImages && this.shots.length === 0) {
      details.push({ loc: ["images"], msg: "add one to three photos", type: "missing" });
    }
    // The SDK would take the id for a name, and a made-up id means nothing to a reader.
    if (!this.name.trim()) details.push({ loc: ["name"], msg: "enter a name", type: "missing" });
    return details;
  }

  mark(details: ErrorDetail[]): void {
    this.faults = faultsOf(details);
  }
}
