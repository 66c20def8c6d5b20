import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { AuditAction, type AuditEntry } from "../contract/audit.ts";
import type { AuditQuery } from "../contract/audit-schemas.ts";
import { SortOrder } from "../contract/enums.ts";
import type { AuditRecord, AuditState } from "./audit-chain.ts";
import { canonical, encodeAudit, sha256 } from "./audit-chain.ts";
import { Database, type SealedRow } from "./schema.ts";
import type { Store } from "./index.ts";
import { face, pack, testBed, type TestBed } from "./test-tools.ts";

let bed: TestBed;
let store: Store;
beforeEach(async () => {
  bed = testBed();
  store = await bed.open();
  return () => store.close();
});

const { signal } = new AbortController();
const query = (more: Partial<AuditQuery> = {}): AuditQuery => ({
  ...{ skip: 0, take: 100, order: SortOrder.ASC },
  ...more,
});
const entries = async (more?: Partial<AuditQuery>) => (await store.audit.list(query(more))).entries;
const actions = async (more?: Partial<AuditQuery>) =>
  (await entries(more)).map((one) => one.action);
const idsOf = ({ persons }: AuditEntry) => persons.map(({ person }) => person?.id ?? null);
const isWhole = (seq: number) => ({ ok: true, entries: seq, firstBroken: null });

const decoder = new TextDecoder();
const payloads = async () =>
  ((await bed.rows()).audit as SealedRow[]).map(
    ({ sealed }) => JSON.parse(decoder.decode(sealed)) as AuditRecord,
  );

/** Some entries: of Ana, Bo and a collection, by Olga from the second one on. */
async function fill(): Promise<void> {
  await store.persons.add({ id: "ana", name: "Ana" }, [face(1)]);
  await store.audit.setOperator("Olga");
  await store.persons.add({ id: "bo", name: "Bo" }, [face(2)]);
  const { id } = await store.collections.create({ name: "Ward" });
  await store.collections.link({ collectionIds: [id], add: ["ana", "bo"] });
  await store.audit.record(AuditAction.DECISION, ["bo"], {
    ...{ decision: "confirmed", score: 0.91, threshold: 0.81, model: "model", collection: id },
  });
}

test("every write tells of itself, with who worked and nothing of what was written", async () => {
  await fill();
  const ward = (await entries()).at(-1)?.details.collection as string;
  await store.persons.update({ id: "ana", name: "Secret", notes: null });
  await store.persons.update({ id: "ana", gender: "F" }, [face(3)]);
  await store.persons.replaceFaces("ana", [face(4)], []);
  await store.differences.mark("ana", "bo");
  await store.differences.mark("ana", "bo");
  await store.differences.unmark("ana", "bo");
  await store.merges.merge("ana", "bo");
  await store.merges.unmerge("ana");
  const { id } = await store.rollCalls.start(ward);
  await store.rollCalls.finish(id);
  await store.rollCalls.finish(id);
  await store.rollCalls.resume(id);
  await store.rollCalls.delete(id);
  await store.collections.update({ id: ward, name: "Secret" });
  await store.collections.delete(ward);
  await store.packs.add(pack("p"), new Uint8Array([1]));
  await store.packs.add(pack("p"), new Uint8Array([1]));
  await store.packs.useDetector(undefined);
  await store.packs.remove("p@1");
  await store.persons.delete(["ana", "bo"]);

  expect(await actions()).toEqual([
    ...["enrol", "operator", "enrol", "collectionCreate", "collectionLink", "decision"],
    ...["change", "photos", "photos", "different", "notDifferent", "merge", "unmerge"],
    ...["rollCallStart", "rollCallFinish", "rollCallResume", "rollCallDelete"],
    ...["collectionChange", "collectionDelete", "modelInstall", "modelUse", "modelRemove"],
    "delete",
  ]);
  const all = await entries();
  expect(all.map(({ operator }) => operator)).toEqual([null, ...Array(22).fill("Olga")]);
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, at) => at + 1));
  expect(all[5]?.details).toEqual({
    ...{ decision: "confirmed", score: 0.91, threshold: 0.81, model: "model", collection: ward },
  });
  expect(all[6]?.details).toEqual({ fields: ["name", "notes"] });
  expect(all[8]?.details).toEqual({ added: 1, removed: 0, photos: 2, model: "model" });
  expect(JSON.stringify(await payloads())).not.toMatch(/secret|Ana|ward/i);
  expect(await store.audit.verify(signal)).toMatchObject(isWhole(23));
});

test("a change of the model in use is told once", async () => {
  await store.packs.add(pack("p"), new Uint8Array([1]));
  const use = () => store.models.use("p@1", 1, { builtIn: false, without: new Set() });
  expect(await use()).toBe(true);
  expect(await use()).toBe(true);
  expect(await actions()).toEqual(["modelInstall", "modelUse"]);
});

test("a deletion leaves nothing but the id's hash, also of who had been merged", async () => {
  await fill();
  const before = await entries();
  expect(before.map(idsOf)).toEqual([["ana"], [], ["bo"], [], ["ana", "bo"], ["bo"]]);
  await store.merges.merge("ana", "bo");
  expect((await entries()).map(idsOf)[5]).toEqual(["ana"]);
  expect(await store.audit.verify(signal)).toMatchObject(isWhole(7));
  await store.merges.unmerge("ana");
  expect((await entries()).slice(0, 6)).toEqual(before);
  await store.merges.merge("ana", "bo");
  await store.persons.delete(["ana"]);

  expect(new Set((await entries()).flatMap(idsOf))).toEqual(new Set([null]));
  const lines = JSON.stringify([await payloads(), await (await store.audit.export(signal)).text()]);
  expect(lines).not.toMatch(/"(ana|bo)\\*"/i);
  const hashes = (await entries()).map(({ persons }) => persons.map(({ hash }) => hash));
  expect(hashes.slice(0, 6)).toEqual(before.map(({ persons }) => persons.map(({ hash }) => hash)));
  expect(await store.audit.verify(signal)).toMatchObject(isWhole(10));

  // The same id again is somebody else, of whom the log has told nothing yet.
  await store.persons.add({ id: "ana" }, [face(5)]);
  expect(await actions({ personId: "ana" })).toEqual(["enrol"]);
});

describe("the list", () => {
  beforeEach(fill);

  test("is paged from either end", async () => {
    const seqs = async (more: Partial<AuditQuery>) => (await entries(more)).map(({ seq }) => seq);
    const down = { order: SortOrder.DESC };
    expect(await seqs({ take: 2 })).toEqual([1, 2]);
    expect(await seqs({ skip: 4, take: 9 })).toEqual([5, 6]);
    expect(await seqs({ skip: 9 })).toEqual([]);
    expect(await seqs({ ...down, take: 2 })).toEqual([6, 5]);
    expect(await seqs({ ...down, skip: 4, take: 9 })).toEqual([2, 1]);
    expect(await seqs({ ...down, skip: 6 })).toEqual([]);
    expect(await seqs({ take: 0 })).toEqual([]);
    expect(await store.audit.list(query({ take: 1 }))).toMatchObject({ count: 6 });
  });

  test("is of one person, one kind, one time", async () => {
    expect(await actions({ personId: "ana" })).toEqual(["enrol", "collectionLink"]);
    const page = { action: AuditAction.ENROL, order: SortOrder.DESC, take: 1 };
    expect((await entries(page)).map(idsOf)).toEqual([["bo"]]);
    expect((await store.audit.list(query(page))).count).toBe(2);
    const [first, second, third] = await entries();
    expect(await entries({ from: second?.date, to: third?.date })).toEqual([second]);
    expect((await entries({ to: second?.date }))[0]).toEqual(first);
    await store.merges.merge("ana", "bo");
    expect(await actions({ personId: "ana" })).toHaveLength(5);
    await expect(entries({ personId: "bo" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("unknown ids and aborts add nothing", async () => {
    const record = (ids: string[], collection?: string, abort?: AbortSignal) =>
      store.audit.record(AuditAction.DECISION, ids, { collection }, abort);
    const at = (loc: (string | number)[]) => ({ code: "NOT_FOUND", details: [{ loc }] });
    await expect(record(["ana", "x"])).rejects.toMatchObject(at(["personIds", 1]));
    await expect(record(["ana"], "x")).rejects.toMatchObject(at(["collectionId"]));
    await expect(record(["ana"], undefined, AbortSignal.abort())).rejects.toMatchObject({
      code: "ABORTED",
    });
    await store.audit.setOperator("Olga");
    expect(await actions()).toHaveLength(6);
    await expect(store.audit.verify(AbortSignal.abort())).rejects.toThrow("abort");
    await expect(store.audit.export(AbortSignal.abort())).rejects.toThrow("abort");
  });
});

test("an export names who is exported, in the order given or of enrolment", async () => {
  await fill();
  const [ward] = (await entries({ action: AuditAction.COLLECTION_CREATE })).map(
    ({ details }) => details.collection,
  );
  await store.persons.add({ id: "cy", name: "Cy" }, [face(3)]);
  expect(await store.audit.recordExport({ format: "csv" })).toEqual(["ana", "bo", "cy"]);
  const personIds = ["cy", "ana", "cy"];
  expect(await store.audit.recordExport({ format: "zip", personIds })).toEqual(["cy", "ana"]);
  await store.audit.recordExport({ format: "json", collectionId: ward });
  const told = await entries({ action: AuditAction.EXPORT });
  expect(told.map((one) => ({ ids: idsOf(one), ...one.details }))).toEqual([
    { ids: ["ana", "bo", "cy"], format: "csv" },
    { ids: ["cy", "ana"], format: "zip" },
    { ids: ["ana", "bo"], format: "json", collection: ward },
  ]);
  const seq = told.at(-1)?.seq ?? 0;
  for (const unknown of [{ personIds: ["ana", "nobody"] }, { collectionId: "none" }]) {
    const call = store.audit.recordExport({ format: "csv", ...unknown });
    await expect(call).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await store.audit.verify(signal)).toMatchObject(isWhole(seq));
});

test("a write about very many persons is several entries", async () => {
  const ids = Array.from({ length: 1001 }, (_, at) => `p${at}`);
  for (const [at, id] of ids.entries()) await store.persons.add({ id }, [face(at)]);
  await store.persons.delete(ids);
  const [rest, most] = await entries({ order: SortOrder.DESC, take: 2 });
  expect([most?.persons.length, rest?.persons.length]).toEqual([1000, 1]);
  expect(await store.audit.verify(signal)).toMatchObject(isWhole(1003));
});

describe("what was changed afterwards is found", () => {
  /** Changes rows on the disk past the store, and checks the log anew. */
  async function checkAfter(change: (db: Database) => Promise<unknown>) {
    await fill();
    const db = new Database(bed.options.name, bed.options);
    await db.open();
    await change(db);
    db.close();
    store.close();
    store = await bed.open();
    return store.audit.verify(signal);
  }
  const rewrite = (seq: number, change: (record: AuditRecord) => object) =>
    checkAfter(async (db) => {
      const row = (await db.audit.get(seq)) as SealedRow;
      const record = JSON.parse(decoder.decode(row.sealed)) as AuditRecord;
      await db.audit.put({ key: seq, sealed: encodeAudit({ ...record, ...change(record) }) });
    });

  const fields: [string, (record: AuditRecord) => Partial<AuditRecord>][] = [
    ["seq", () => ({ seq: 4 })],
    ["date", () => ({ date: "2026-01-01T00:00:00.000Z" })],
    ["operator", () => ({ operator: "Eve" })],
    ["action", () => ({ action: "delete" })],
    ["persons", ({ persons }) => ({ persons: [...persons].reverse() })],
    ["details", ({ details }) => ({ details: { ...details, added: 1 } })],
    ["previous", ({ hash }) => ({ previous: hash })],
    ["hash", ({ previous }) => ({ hash: previous })],
    ["who is meant", ({ keys }) => ({ keys: [...keys].reverse() })],
    ["how many are meant", () => ({ keys: [] })],
  ];
  test.each(fields)("%s", async (_, change) => {
    expect(await rewrite(5, change)).toMatchObject({ ok: false, firstBroken: 5 });
  });

  test("an entry that was hashed anew breaks the next one", async () => {
    const check = await checkAfter(async (db) => {
      const row = (await db.audit.get(3)) as SealedRow;
      const record = JSON.parse(decoder.decode(row.sealed)) as AuditRecord;
      const { hash: _, keys, ...content } = { ...record, operator: "Eve" };
      const hash = await sha256(canonical(content));
      await db.audit.put({ key: 3, sealed: encodeAudit({ ...content, hash, keys }) });
    });
    expect(check).toMatchObject({ ok: false, firstBroken: 4 });
  });

  test.each([1, 3, 6])("entry %d is gone", async (seq) => {
    const check = await checkAfter((db) => db.audit.delete(seq));
    expect(check).toMatchObject({ ok: false, firstBroken: seq });
  });

  const states: [string, Partial<AuditState>, number][] = [
    ["salt", { salt: "00" }, 1],
    ["last hash", { hash: "00" }, 6],
    ["fewer entries", { seq: 5 }, 5],
    ["more entries", { seq: 7 }, 7],
  ];
  test.each(states)("another %s in what the log says of itself", async (_, change, firstBroken) => {
    const check = await checkAfter(async (db) => {
      const row = (await db.audit.get(0)) as SealedRow;
      const present = JSON.parse(decoder.decode(row.sealed)) as AuditState;
      await db.audit.put({ key: 0, sealed: encodeAudit({ ...present, ...change }) });
    });
    expect(check).toMatchObject({ ok: false, firstBroken });
  });
});

test("two tabs go on from each other", async () => {
  const other = await bed.open();
  const marks = Array.from({ length: 20 }, (_, at) => at);
  await Promise.all([
    ...marks.map((mark) =>
      (mark % 2 ? store : other).persons.add({ id: `p${mark}` }, [face(mark)]),
    ),
    other.audit.setOperator("Olga"),
  ]);
  await store.audit.record(AuditAction.DECISION, ["p1"], { decision: "rejected" });
  const all = await entries();
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, at) => at + 1));
  expect(all).toHaveLength(22);
  expect(all.at(-1)).toMatchObject({ operator: "Olga", action: "decision" });
  expect(await store.audit.verify(signal)).toMatchObject(isWhole(22));
  other.close();
});

test("the export's hashes can be followed without this code", async () => {
  await fill();
  const blob = await store.audit.export(signal);
  const [head, ...lines] = (await blob.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(head).toMatchObject({ format: "visavis-audit", version: 1, entries: lines.length });
  let previous = lines[0].content && JSON.parse(lines[0].content).previous;
  for (const { content, hash } of lines) {
    expect(JSON.parse(content).previous).toBe(previous);
    previous = await sha256(content);
    expect(hash).toBe(previous);
  }
  expect(head.head).toBe(previous);
  expect((await store.audit.verify(signal)).head).toBe(previous);
  expect(lines.map(({ ids }) => ids)[4]).toEqual(["ana", "bo"]);
});

test("whatever is done in whatever order, the chain holds and counts what was done", async () => {
  const nth = fc.nat(4);
  const step = fc.oneof(
    fc.record({ kind: fc.constant("add" as const), a: nth, b: nth }),
    fc.record({ kind: fc.constant("delete" as const), a: nth, b: nth }),
    fc.record({ kind: fc.constant("merge" as const), a: nth, b: nth }),
    fc.record({ kind: fc.constant("unmerge" as const), a: nth, b: nth }),
    fc.record({ kind: fc.constant("change" as const), a: nth, b: nth }),
    fc.record({ kind: fc.constant("decide" as const), a: nth, b: nth }),
    fc.record({ kind: fc.constant("operator" as const), a: nth, b: nth }),
    fc.record({ kind: fc.constant("reopen" as const), a: nth, b: nth }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const own = testBed();
      let target = await own.open();
      let done = 0;
      const tools = { add: 0 };
      for (const { kind, a, b } of steps) {
        const write = {
          add: () => target.persons.add({ id: `p${a}` }, [face(tools.add++)]),
          delete: () => target.persons.delete([`p${a}`, `p${b}`]),
          merge: () => target.merges.merge(`p${a}`, `p${b}`),
          unmerge: () => target.merges.unmerge(`p${a}`),
          change: () => target.persons.update({ id: `p${a}`, notes: `${b}` }),
          decide: () => target.audit.record(AuditAction.DECISION, [`p${a}`], { score: b / 4 }),
          operator: async () => {
            const isSame = target.audit.operator === `o${a}`;
            await target.audit.setOperator(`o${a}`);
            if (isSame) done -= 1;
          },
          reopen: async () => {
            target.close();
            target = await own.open();
            done -= 1;
          },
        }[kind];
        await write().then(
          () => (done += 1),
          (error: { code?: string }) =>
            expect(["NOT_FOUND", "CONFLICT", "INVALID_ARGUMENT"]).toContain(error.code),
        );
      }
      expect(await target.audit.verify(signal)).toMatchObject(isWhole(done));
      const { entries: all } = await target.audit.list(query());
      const here = new Set(all.flatMap(idsOf).filter((id) => id !== null));
      for (const id of here) expect(target.persons.has(id)).toBe(true);
      target.close();
    }),
    { numRuns: 30 },
  );
});
