import { IDBObjectStore } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { pack as packVector } from "./pack.ts";
import type { Seal } from "./seal.ts";
import { BLOCK_CAPACITY } from "./template-draft.ts";
import type { Store } from "./index.ts";
import {
  collectionQuery,
  face,
  pack,
  personQuery,
  storedTemplates,
  testBed,
  type TestBed,
} from "./test-tools.ts";

let bed: TestBed;
let store: Store;
beforeEach(async () => {
  bed = testBed();
  store = await bed.open();
  return () => store.close();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Does this at the last request of every write's transaction. */
function atLastRequest(happen: () => void): void {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
    this: IDBObjectStore,
    row: { name?: string },
    ...key
  ) {
    if (this.name === "meta" && row.name === "revision") happen();
    return put.call(this, row, ...key);
  });
}

const breakLastRequest = (error: Error): void =>
  atLastRequest(() => {
    throw error;
  });

const everything = async (target: Store) => ({
  rows: await bed.rows(),
  differences: target.persons
    .list(personQuery())
    .persons.map(({ id }) => target.differences.of(id).map((other) => other.id)),
  persons: target.persons.list(personQuery()),
  collections: target.collections.list(collectionQuery()),
  templates: await storedTemplates(target),
  counts: target.counts(),
});

describe("a write that fails changes nothing", () => {
  const writes: [string, (wardId: string) => Promise<unknown>][] = [
    ["add", (ward) => store.persons.add({ id: "b", collections: [ward] }, [face(2)])],
    ["update", () => store.persons.update({ id: "a", name: "B", collections: [] }, [face(2)])],
    ["delete", () => store.persons.delete(["a"])],
    ["merge", () => store.merges.merge("a", "c")],
    ["unmerge", () => store.merges.unmerge("m")],
    ["mark different", () => store.differences.mark("a", "c")],
    ["unmark different", () => store.differences.unmark("c", "m")],
    ["create", () => store.collections.create({ name: "Other" })],
    ["rename", (ward) => store.collections.update({ id: ward, name: "Other" })],
    ["delete collection", (ward) => store.collections.delete(ward)],
    ["unlink", (ward) => store.collections.link({ collectionIds: [ward], remove: ["a"] })],
  ];

  test.each(writes)("%s", async (_, write) => {
    const ward = await store.collections.create({ name: "Ward" });
    await store.persons.add({ id: "a", collections: [ward.id] }, [face(1)]);
    for (const [mark, id] of ["c", "m", "n"].entries())
      await store.persons.add({ id }, [face(mark)]);
    await store.differences.mark("m", "c");
    await store.merges.merge("m", "n");
    const changes = vi.fn();
    store.onChange(changes);
    const before = await everything(store);
    breakLastRequest(new DOMException("disk full", "QuotaExceededError"));
    await expect(write(ward.id)).rejects.toMatchObject({ code: "QUOTA_EXCEEDED" });
    expect(await everything(store)).toEqual(before);
    expect(changes).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    await write(ward.id);
    expect(changes).toHaveBeenCalled();
  });

  const abortable: [string, (ward: string, signal: AbortSignal) => Promise<unknown>][] = [
    ["delete", (_, signal) => store.persons.delete(["a", "c"], signal)],
    [
      "link",
      (ward, signal) =>
        store.collections.link({ collectionIds: [ward], add: ["c"], remove: ["a"] }, signal),
    ],
  ];

  test.each(abortable)("%s, aborted before it is committed", async (_, write) => {
    const ward = await store.collections.create({ name: "Ward" });
    await store.persons.add({ id: "a", collections: [ward.id] }, [face(1)]);
    await store.persons.add({ id: "c" }, [face(2)]);
    const before = await everything(store);
    const abort = new AbortController();
    atLastRequest(() => abort.abort());
    await expect(write(ward.id, abort.signal)).rejects.toMatchObject({ code: "ABORTED" });
    expect(await everything(store)).toEqual(before);
    vi.restoreAllMocks();
    await write(ward.id, new AbortController().signal);
    expect(await everything(store)).not.toEqual(before);
  });

  test("a seal that fails comes before any row", async () => {
    const before = await everything(store);
    const seal: Seal = {
      seal: () => Promise.reject(new Error("no key")),
      open: (bytes) => Promise.resolve(bytes),
    };
    const locked = await bed.open({ sealedBy: { seal, epoch: 0 } });
    await expect(locked.persons.add({ id: "b" }, [face(2)])).rejects.toThrow("no key");
    locked.close();
    expect(await everything(store)).toEqual(before);
  });
});

test("other errors of the storage are STORAGE_BLOCKED, other errors stay what they are", async () => {
  breakLastRequest(new DOMException("gone", "InvalidStateError"));
  await expect(store.persons.add({}, [face(1)])).rejects.toMatchObject({ code: "STORAGE_BLOCKED" });
  vi.restoreAllMocks();
  breakLastRequest(new TypeError("a bug"));
  await expect(store.persons.add({}, [face(1)])).rejects.toThrow(TypeError);
});

test("writes at the same time take turns", async () => {
  const marks = Array.from({ length: 30 }, (_, at) => at);
  await Promise.all(marks.map((mark) => store.persons.add({ id: `p${mark}` }, [face(mark)])));
  const [first, second] = await Promise.allSettled([
    store.persons.add({ id: "same" }, [face(1)]),
    store.persons.add({ id: "same" }, [face(2)]),
  ]);
  expect(first.status).toBe("fulfilled");
  expect(second).toMatchObject({ status: "rejected", reason: { code: "CONFLICT" } });
  expect(Object.keys(await storedTemplates(store))).toHaveLength(31);
});

const latin1 = new TextDecoder("latin1");

describe("sealing", () => {
  const utf8 = new TextEncoder();
  /**
   * Turns every bit round and adds the place and a last byte, 0xff: what went past it is seen at once, and
   * what is opened for another place than it was sealed for too.
   */
  const inverse: Seal = {
    seal: (bytes, place) =>
      Promise.resolve(Uint8Array.from([...bytes, ...utf8.encode(place), 0], (byte) => byte ^ 0xff)),
    open: (bytes, place) => {
      const end = -1 - utf8.encode(place).length;
      const turned = bytes.map((byte) => byte ^ 0xff);
      expect(new TextDecoder().decode(turned.slice(end, -1))).toBe(place);
      return Promise.resolve(turned.slice(0, end));
    },
  };

  /** Photos and a person of whom every text says what must not be read. */
  const secretFace = (mark: number) => ({
    ...face(mark),
    thumbnail: new TextEncoder().encode(`Secret picture ${mark}`),
  });
  const secretPerson = (nth: number, collections: string[] = []) => ({
    ...{ id: `Secret id ${nth}`, name: "Secret name", nationality: "Secret land" },
    ...{ notes: "Secret", gender: "F" as const, dateOfBirth: "1990-05-31", collections },
  });

  test("nothing personal lies outside the seal, in any table", async () => {
    const sealed = testBed();
    const target = await sealed.open({ sealedBy: { seal: inverse, epoch: 0 } });
    const ward = await target.collections.create({ name: "Secret ward", description: "Hush" });
    const faces = [1, 2, 3, 4].map(secretFace);
    await target.persons.add(secretPerson(1, [ward.id]), faces.slice(0, 2));
    await target.persons.add(secretPerson(2, [ward.id]), faces.slice(2));
    await target.persons.add(secretPerson(3), [secretFace(5)]);
    await target.differences.mark("Secret id 2", "Secret id 3");
    await target.collections.link({ collectionIds: [ward.id], add: ["Secret id 3"] });
    await target.collections.link({ collectionIds: [ward.id], remove: ["Secret id 3"] });
    const before = [1, 2].map((nth) => target.persons.get(`Secret id ${nth}`));
    // Of four photos one is dropped: its template goes into the row of the merge.
    await target.merges.merge("Secret id 1", "Secret id 2");
    const { id: rollCallId } = await target.rollCalls.start(ward.id);
    await target.rollCalls.mark(rollCallId, [
      { personId: "Secret id 1", by: "camera", score: 0.9 },
    ]);
    await target.audit.setOperator("Secret operator");
    const onnx = new TextEncoder().encode("Secret network");
    await target.packs.add({ ...pack("Secret pack"), licence: "Secret licence" }, onnx);

    const rows = await sealed.rows();
    const empty = Object.entries(rows).filter(([, own]) => own.length === 0);
    // No restore is under way, and there is no vault: this seal is the test's own.
    expect(empty.map(([table]) => table).sort()).toEqual(["staged", "vault"]);
    const allowed = new Set([
      ...["key", "sealed", "personKey", "collectionKey", "keptKey", "mergedKey"],
      ...["modelId", "pipeline", "count", "name", "value"],
      "date",
    ]);
    const codes = faces.map(({ template }) => latin1.decode(packVector(template).codes));
    for (const row of Object.values(rows).flat() as Record<string, unknown>[]) {
      for (const [field, value] of Object.entries(row)) {
        expect(allowed).toContain(field);
        if (field !== "sealed") expect([typeof value, value]).not.toContain("object");
        const bytes = value instanceof Uint8Array ? value : new TextEncoder().encode(`${value}`);
        if (field === "sealed") expect(bytes.at(-1)).toBe(0xff);
        const text = latin1.decode(bytes);
        expect(text).not.toMatch(/secret|hush|1990|VTPL|id-/i);
        for (const code of codes) expect(text).not.toContain(code);
      }
    }
    target.close();

    const reopened = await sealed.open({ sealedBy: { seal: inverse, epoch: 0 } });
    await reopened.merges.unmerge("Secret id 1");
    const undone = before.map((one) => ({ ...one, modifiedDate: expect.any(String) as string }));
    expect([1, 2].map((nth) => reopened.persons.get(`Secret id ${nth}`))).toEqual(undone);
    expect(reopened.differences.of("Secret id 2")).toMatchObject([{ id: "Secret id 3" }]);
    expect(reopened.audit.operator).toBe("Secret operator");
    expect(await reopened.audit.verify(new AbortController().signal)).toMatchObject({ ok: true });
    expect(reopened.rollCalls.get(rollCallId).present).toBe(1);
    expect(await reopened.packs.file("Secret pack@1")).toEqual(onnx);
    const picture = await reopened.persons.thumbnail("Secret id 2", 1);
    expect(new TextDecoder().decode(picture)).toBe("Secret picture 4");
    expect(
      Object.values(await storedTemplates(reopened)).sort(([a = 0], [b = 0]) => a - b),
    ).toEqual([1, 2, 3, 4, 5].map((mark) => [...face(mark).template]));
    reopened.close();
  });

  test("a view's bytes are stored without the rest of its buffer", async () => {
    const buffer = new Uint8Array(1000).fill(9);
    await store.persons.add({ id: "a" }, [{ ...face(1), thumbnail: buffer.subarray(10, 13) }]);
    const [row] = (await bed.rows()).thumbnails as { sealed: Uint8Array }[];
    expect(row?.sealed.buffer.byteLength).toBe(3);
  });
});

describe("blocks of templates", () => {
  test("models and pipelines are kept apart", async () => {
    await store.persons.add({ id: "a" }, [face(1), face(2, "model", 2), face(3, "other")]);
    expect(Object.values(await storedTemplates(store))).toEqual([[...face(1).template]]);
    expect(Object.values(await storedTemplates(store, "model", 2))).toEqual([
      [...face(2).template],
    ]);
    expect(Object.values(await storedTemplates(store, "other"))).toEqual([[...face(3).template]]);
    expect(await storedTemplates(store, "unknown")).toEqual({});
    expect(store.counts().templates).toBe(3);
  });

  test("are filled up, and gaps are filled before a new one is begun", async () => {
    const marks = Array.from({ length: BLOCK_CAPACITY + 1 }, (_, at) => at + 1);
    for (const mark of marks) await store.persons.add({ id: `p${mark}` }, [face(mark)]);
    const counts = async () =>
      ((await bed.rows()).templates as { count: number }[]).map(({ count }) => count);
    expect(await counts()).toEqual([BLOCK_CAPACITY, 1]);
    await store.persons.delete([`p${BLOCK_CAPACITY + 1}`, "p3"]);
    expect(await counts()).toEqual([BLOCK_CAPACITY - 1]);
    await store.persons.add({ id: "x" }, [face(1000), face(1001)]);
    expect(await counts()).toEqual([BLOCK_CAPACITY, 1]);
    await store.persons.update({ id: "x" }, [face(1002)]);
    expect(await counts()).toEqual([BLOCK_CAPACITY]);
    const reopened = await bed.open();
    expect(await storedTemplates(reopened)).toEqual(await storedTemplates(store));
    expect(reopened.counts()).toEqual(store.counts());
    await reopened.persons.delete(["p1", "x"]);
    expect(reopened.counts().templates).toBe(BLOCK_CAPACITY - 2);
    reopened.close();
  });
});
