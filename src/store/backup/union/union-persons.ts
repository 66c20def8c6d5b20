import { decodeBlock, slotsOf } from "../../block.ts";
import { personFields } from "../../codec.ts";
import type { Directory, PersonEntry } from "../../directory.ts";
import { PersonDraft } from "../../person-draft.ts";
import type { WriteTools } from "../../person-writes.ts";
import { TemplateDraft } from "../../template-draft.ts";
import type { VerifiedBackup } from "../read.ts";
import { keyOf } from "../read.ts";
import type { BackupRecord } from "../records.ts";
import type { Staging } from "../staging.ts";
import type { KeyMap } from "./key-map.ts";
import { TemplatePacker } from "./template-packer.ts";
import type { Verdict } from "./verdicts.ts";

/** The recognition model in use here; others' templates are not taken. */
export interface ModelInUse {
  readonly id: string;
  readonly pipeline: number;
}

interface Coming {
  readonly key: number;
  readonly person: PersonEntry;
  readonly thumbnails: readonly { readonly id: string; readonly key: number }[];
  /** Blocks from before that may hold templates of photos that stay. */
  readonly blocks: readonly number[];
}

/** Persons who come, change and go by a merge, with their photos and templates. */
export class UnionOfPersons {
  readonly #tools: WriteTools;
  readonly #here: Directory;
  readonly #newKey: () => number;
  readonly #coming: Coming[] = [];
  readonly #going: PersonEntry[] = [];
  readonly #lostPhotos = new Set<number>();
  /** By a photo's key there, its key and its person's here. */
  readonly #wanted = new Map<number, { key: number; personKey: number }>();
  /** By key, of those whom the merge changes. */
  readonly createDates = new Map<number, string>();

  constructor(
    tools: WriteTools,
    here: Directory,
    verdicts: readonly Verdict<PersonEntry>[],
    keys: KeyMap,
    newKey: () => number,
  ) {
    this.#tools = tools;
    this.#here = here;
    this.#newKey = newKey;
    for (const { here: own, winner } of verdicts) {
      if (winner) keys.putPerson(winner.id, this.#keyFor(own?.value, winner.value));
      else if (own) this.#going.push(own.value);
    }
  }

  /** The key of a person here; what the file has newer is taken note of. */
  #keyFor(own: PersonEntry | undefined, winner: PersonEntry): number {
    if (own === winner) return winner.key;
    const key = own?.key ?? this.#newKey();
    const present = new Map(own?.thumbnails.map((photo) => [photo.id, photo.key]));
    const thumbnails = winner.thumbnails.map((photo) => {
      const there = present.get(photo.id);
      if (there !== undefined) return { id: photo.id, key: there };
      const fresh = { id: photo.id, key: this.#newKey() };
      this.#wanted.set(photo.key, { key: fresh.key, personKey: key });
      return fresh;
    });
    const kept = new Set(thumbnails.map((photo) => photo.key));
    for (const photo of own?.thumbnails ?? []) {
      if (!kept.has(photo.key)) this.#lostPhotos.add(photo.key);
    }
    this.createDates.set(key, winner.createDate);
    this.#coming.push({ key, person: winner, thumbnails, blocks: own?.templateBlocks ?? [] });
    return key;
  }

  /** Stages photos and templates; what is to be done in the transaction comes out. */
  async plan(backup: VerifiedBackup, staging: Staging, model: ModelInUse) {
    const { db, seal } = this.#tools;
    const here = this.#here;
    const packer = new TemplatePacker(staging, model, this.#newKey);
    for await (const record of backup.records()) await this.#take(record, staging, packer, model);
    await packer.flush();

    const gone = this.#going.map(({ key }) => key);
    const merges = here.merges.under(gone);
    const allGone = [...gone, ...merges.map(({ mergedKey }) => mergedKey)];
    const templates = new TemplateDraft(db, seal, here, this.#newKey);
    for (const { thumbnails } of this.#going) {
      for (const photo of thumbnails) this.#lostPhotos.add(photo.key);
    }
    const before = [
      ...this.#going.map((one) => one.templateBlocks),
      ...this.#coming.map((one) => one.blocks),
    ];
    await templates.remove(new Set(before.flat()), this.#lostPhotos);
    const written = await templates.finish();

    const people = new PersonDraft({ db, seal }, here, this.#newKey);
    people.remove(gone);
    for (const { key, person, thumbnails, blocks } of this.#coming) {
      const templateBlocks = [...new Set([...blocks, ...packer.blocksOf(key)])];
      people.put(key, { ...personFields(person), thumbnails, templateBlocks });
    }
    const persons = await people.finish();
    const differences = here.differences.rowsOf(allGone);
    return {
      /** Inside the transaction, before what is staged comes. */
      write: async () => {
        await written.write();
        await persons.write();
        await db.thumbnails.bulkDelete([...this.#lostPhotos]);
        await db.thumbnails.where("personKey").anyOf(allGone).delete();
        await db.merges.bulkDelete(merges.map(({ key }) => key));
        await db.differences.bulkDelete(differences);
      },
    };
  }

  async #take(
    { head, body }: BackupRecord,
    staging: Staging,
    packer: TemplatePacker,
    model: ModelInUse,
  ): Promise<void> {
    if (head.t === "thumbnails") {
      const wanted = this.#wanted.get(keyOf(head));
      const isKept = wanted && !this.#here.keepNoPhotos;
      if (isKept) await staging.put("thumbnails", wanted, body);
    } else if (head.t === "templates") {
      if (head.modelId !== model.id || head.pipeline !== model.pipeline) return;
      for (const { thumbnailKey, template } of slotsOf(decodeBlock(body))) {
        const wanted = this.#wanted.get(thumbnailKey);
        if (!wanted) continue;
        await packer.add({ personKey: wanted.personKey, thumbnailKey: wanted.key, template });
      }
    }
  }
}
