import { AuditAction } from "../contract/audit.ts";
import { blocksWhere, keyOfPack } from "./model-packs.ts";
import { pack as packVector } from "./pack.ts";
import { PersonDraft } from "./person-draft.ts";
import type { WriteTools } from "./person-writes.ts";
import type { Bytes } from "./seal.ts";
import { TemplateDraft } from "./template-draft.ts";
import type { TemplateStore } from "./templates.ts";
import type { Transactor } from "./transactor.ts";

/** A thumbnail by its keys, as the gallery knows it. */
export interface StoredThumbnail {
  personKey: number;
  thumbnailKey: number;
}

export interface NewTemplate extends StoredThumbnail {
  /** Unit length. */
  template: Float32Array;
}

/** The templates that a change of the recognition model needs, and the change itself. */
export class ModelStore {
  readonly #transactor: Transactor;
  readonly #tools: WriteTools;
  readonly #templates: TemplateStore;

  constructor(transactor: Transactor, tools: WriteTools, templates: TemplateStore) {
    this.#transactor = transactor;
    this.#tools = tools;
    this.#templates = templates;
  }

  /** The thumbnails without a template of a model and pipeline. */
  async missing(modelId: string, pipeline: number): Promise<StoredThumbnail[]> {
    const there = new Set<number>();
    await this.#templates.forEachBlock(modelId, pipeline, ({ thumbnailKeys }) => {
      for (const key of thumbnailKeys) there.add(key);
    });
    return this.thumbnails().filter(({ thumbnailKey }) => !there.has(thumbnailKey));
  }

  /** Those of the missing that cannot be embedded, since no photo is kept. */
  async missingWithoutPhoto(modelId: string, pipeline: number): Promise<StoredThumbnail[]> {
    const missing = await this.missing(modelId, pipeline);
    if (missing.length === 0) return [];
    const { db } = this.#tools;
    return this.#transactor.run(async () => {
      const kept = new Set(await db.thumbnails.toCollection().primaryKeys());
      return missing.filter(({ thumbnailKey }) => !kept.has(thumbnailKey));
    });
  }

  /** The JPEG of a thumbnail; undefined where it is gone, or not kept. */
  async thumbnail({ thumbnailKey }: StoredThumbnail): Promise<Bytes | undefined> {
    const { db, seal } = this.#tools;
    return this.#transactor.run(async () => {
      const row = await db.thumbnails.get(thumbnailKey);
      return row && seal.open(row.sealed, `thumbnails/${thumbnailKey}`);
    });
  }

  /**
   * Adds templates of a model beside those of others. Thumbnails that are gone, or that another tab
   * has given theirs, are left out.
   */
  async addTemplates(
    modelId: string,
    pipeline: number,
    templates: readonly NewTemplate[],
  ): Promise<void> {
    const { db, seal } = this.#tools;
    return this.#transactor.write(async (directory, newKey) => {
      const draft = new TemplateDraft(db, seal, directory, newKey);
      const blocks = new Map<number, Set<number>>();
      for (const { personKey, thumbnailKey, template } of templates) {
        const person = directory.persons.get(personKey);
        if (!person?.thumbnails.some(({ key }) => key === thumbnailKey)) continue;
        const ofModel = person.templateBlocks.filter((key) => {
          const info = directory.blocks.get(key);
          return info?.modelId === modelId && info.pipeline === pipeline;
        });
        const present = await draft.read(new Set(ofModel), new Set([thumbnailKey]));
        if (present.length > 0) continue;
        const slot = { personKey, thumbnailKey, template: packVector(template) };
        const own = blocks.get(personKey) ?? new Set(person.templateBlocks);
        blocks.set(personKey, own.add(await draft.add(slot, modelId, pipeline)));
      }
      const persons = [...blocks].map(([key, own]) => {
        const record = directory.personByKey(key);
        // Blocks that went with their model are forgotten here.
        const templateBlocks = [...own].filter(
          (block) => directory.blocks.has(block) || !record.templateBlocks.includes(block),
        );
        return { key, record: { ...record, templateBlocks } };
      });
      const written = await draft.finish();
      const people = new PersonDraft({ db, seal }, directory, newKey);
      for (const { key, record } of persons) people.put(key, record);
      const writtenPeople = await people.finish();
      return {
        changes: [],
        write: async () => {
          await written.write();
          await writtenPeople.write();
        },
        apply: () => {
          written.apply();
          writtenPeople.apply();
          for (const { key, record } of persons) directory.putPerson(key, record);
        },
      };
    });
  }

  /**
   * Makes a model the one in use and deletes all other models' templates, in one transaction.
   * False, and nothing done, where there are more thumbnails without its template than `without`.
   *
   * @param id of a pack, or the built-in model's
   */
  async use(
    id: string,
    pipeline: number,
    { builtIn, without }: { builtIn: boolean; without: ReadonlySet<number> },
  ): Promise<boolean> {
    const { db } = this.#tools;
    const { revision } = this.#transactor.directory;
    const missing = await this.missing(id, pipeline);
    if (missing.some(({ thumbnailKey }) => !without.has(thumbnailKey))) return false;
    return this.#transactor.write(async (directory) => {
      // Somebody was enrolled since: look again.
      const isAsSeen = directory.revision === revision;
      const key = builtIn ? 0 : keyOfPack(directory, id);
      const blocks = blocksWhere(
        directory,
        (block) => block.modelId !== id || block.pipeline !== pipeline,
      );
      if (!isAsSeen) return { changes: [], write: () => Promise.resolve(), apply: () => false };
      return {
        changes: ["persons"],
        // Templates that were still missing are no change of the model.
        audit:
          directory.modelKey === key
            ? []
            : [{ action: AuditAction.MODEL_USE, details: { model: id, role: "embedder" } }],
        write: async () => {
          await db.meta.put({ name: "modelKey", value: key });
          await db.templates.bulkDelete(blocks);
        },
        apply: () => {
          directory.modelKey = key;
          for (const block of blocks) directory.blocks.delete(block);
          return true;
        },
      };
    });
  }

  /** Of all persons. */
  thumbnails(): StoredThumbnail[] {
    return [...this.#transactor.directory.persons.values()].flatMap((person) =>
      person.thumbnails.map(({ key }) => ({ personKey: person.key, thumbnailKey: key })),
    );
  }
}
