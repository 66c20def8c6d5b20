import { describe, expect, it, vi } from "vitest";
import { detectorPack, face, pack, testBed, type TestBed } from "../test-tools.ts";
import type { Store } from "../index.ts";
import type { Seal } from "../seal.ts";
import { sealedTables } from "./create.ts";
import {
  backupOf,
  deviceSeal,
  filledStore,
  never,
  passphrase,
  quickKdf,
  reading,
  replaceWith,
} from "./test-tools.ts";

// A key takes its time on purpose: here each is derived once, however many files it opens.
vi.mock(import("../vault/passphrase-key.ts"), async (original) => {
  const real = await original();
  const keys = new Map<string, ReturnType<typeof real.deriveKey>>();
  return {
    ...real,
    deriveKey: (passphrase, params, usages) => {
      const name = JSON.stringify([passphrase, params, usages]);
      const key = keys.get(name) ?? real.deriveKey(passphrase, params, usages);
      keys.set(name, key);
      return key;
    },
  };
});

/** Every row's payload as it was before the device's seal, but for the log and what `meta` counts. */
async function contentsOf(bed: TestBed, device: number): Promise<Record<string, unknown>> {
  const seal = deviceSeal(device);
  const rows = await bed.rows();
  const { audit: _, meta: __, staged: ___, vault: ____, ...tables } = rows;
  const opened = Object.entries(tables).map(async ([table, those]) => {
    const all = (those as { key: number; sealed?: Uint8Array<ArrayBuffer> }[]).map(async (row) =>
      row.sealed ? { ...row, sealed: await seal.open(row.sealed, `${table}/${row.key}`) } : row,
    );
    return [table, await Promise.all(all)] as const;
  });
  return Object.fromEntries(await Promise.all(opened));
}

const typeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    const { code, details } = error as { code: string; details: { type: string }[] };
    return details[0]?.type ?? code;
  }
  return "nothing";
};

/** What a check of these bytes comes to. */
const found = (store: Store, ...parts: Uint8Array<ArrayBuffer>[]) =>
  typeOf(store.backups.verify(new Blob(parts), reading()));

describe("a backup", () => {
  it("brings every row back, byte for byte, on another device with another seal", async () => {
    const [one, two] = [testBed(), testBed()];
    const store = await filledStore(one, deviceSeal(1));
    const file = await backupOf(store);
    const other = await two.open({ sealedBy: { seal: deviceSeal(2), epoch: 0 } });
    await other.persons.add({ id: "gone" }, [face(1)]);
    await replaceWith(other, file);
    const expected = await contentsOf(one, 1);
    for (const table of [
      "thumbnails",
      "links",
      ...sealedTables.filter((name) => name !== "audit"),
    ]) {
      expect(expected[table], table).not.toHaveLength(0);
    }
    expect(await contentsOf(two, 2)).toEqual(expected);
    expect(other.persons.get("p1")).toEqual(store.persons.get("p1"));
    expect((await two.rows()).staged).toEqual([]);
  });

  it("is taken over by those who come later: new keys, the log goes on, other tabs see it", async () => {
    const [one, two] = [testBed(), testBed()];
    const file = await backupOf(await filledStore(one));
    const other = await two.open();
    const tab = await two.open();
    await other.audit.setOperator("Nurse Ben");
    const before = await other.audit.verify(never);
    await replaceWith(other, file);
    await other.persons.add({ id: "new" }, [face(200)]);
    await tab.persons.update({ id: "p3", notes: "from the other tab" });
    expect(other.persons.has("p2")).toBe(false);
    await other.merges.unmerge("p1");
    expect(other.persons.get("p2").name).toBe("Person 2");
    expect(await other.audit.verify(never)).toMatchObject({ ok: true });
    const { entries } = await other.audit.list({ skip: 0, take: 4, order: "DESC" });
    const restored = entries.find(({ action }) => action === "restore");
    expect(restored).toMatchObject({ operator: "Nurse Ben", details: { head: before.head } });
  });

  it("shows one moment: what came while it was written is in it, what went is not", async () => {
    const [one, two] = [testBed(), testBed()];
    const store = await filledStore(one);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let isFirst = true;
    await store.backups.create({
      ...{ passphrase, kdf: quickKdf(), model: "model", includeModels: false, signal: never },
      sink: (bytes) => {
        parts.push(bytes);
        return Promise.resolve();
      },
      onProgress: () => {
        if (!isFirst) return;
        isFirst = false;
        void store.persons.add({ id: "late" }, [face(77)]);
        void store.persons.delete(["p4"]);
      },
    });
    const other = await two.open();
    await replaceWith(other, new Blob(parts));
    expect(other.persons.has("late")).toBe(true);
    expect(other.persons.has("p4")).toBe(false);
    expect(await contentsOf(two, 0)).toEqual(await contentsOf(one, 0));
  });

  it("says what is in it", async () => {
    const store = await filledStore(testBed());
    const { head, entries } = await store.audit.verify(never);
    const { contents } = await store.backups.verify(await backupOf(store), reading());
    expect(contents.summary).toMatchObject({
      ...{ persons: 7, collections: 2, model: "model", models: [], operator: "Nurse Ada" },
      ...{ auditEntries: entries, auditHead: head },
    });
    expect(store.backups.status()).toMatchObject({ lastDate: contents.summary.date, changes: 0 });
    await store.persons.delete(["p3"]);
    expect(store.backups.status()).toMatchObject({ changes: 1, persons: 6 });
  });

  it("has the installed models where that is wanted, and uses the one that was in use", async () => {
    const one = await filledStore(testBed());
    const onnx = Uint8Array.of(1, 2, 3);
    await one.packs.add(pack("mine"), onnx);
    await one.packs.add(detectorPack("eyes"), Uint8Array.of(4));
    await one.models.use("mine@1", 1, { builtIn: false, without: new Set(keysOf(one)) });
    const other = await testBed().open();
    await other.packs.add(pack("theirs"), Uint8Array.of(9));
    await replaceWith(other, await backupOf(one, { includeModels: true }));
    expect(other.packs.inUse.embedder?.id).toBe("mine");
    expect(await other.packs.file("mine@1")).toEqual(onnx);
    expect(other.packs.list().map(({ id }) => id)).toEqual(["theirs", "mine", "eyes"]);
    const without = await testBed().open();
    await replaceWith(without, await backupOf(one));
    expect(without.packs.list()).toEqual([]);
    expect(without.packs.inUse.embedder).toBeUndefined();
  });

  it("never has the passphrase, a name or a picture in the open", async () => {
    const file = Buffer.from(await (await backupOf(await filledStore(testBed()))).arrayBuffer());
    for (const text of [passphrase, "Person", "Ward", "thumbnails", "Nurse"]) {
      expect(file.includes(text), text).toBe(false);
    }
  });
});

const keysOf = (store: Store) => store.models.thumbnails().map(({ thumbnailKey }) => thumbnailKey);

describe("a file that is refused changes nothing", () => {
  const small = async () => {
    const store = await testBed().open();
    await store.persons.add({ id: "p1" }, [face(1)]);
    return new Uint8Array(await (await backupOf(store)).arrayBuffer());
  };

  it("where any byte is another one", async () => {
    const bed = testBed();
    const store = await bed.open();
    const before = await bed.rows();
    const bytes = await small();
    const kinds: Record<string, number> = {};
    for (const at of bytes.keys()) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const kind = await found(store, changed);
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    const { nothing = 0, ...refused } = kinds;
    expect(nothing).toBe(0);
    // The magic; the version's two bytes; lengths that lead beyond the end; and all the rest.
    expect(refused.not_a_backup).toBe(14);
    expect(Object.keys(refused).sort()).toEqual(
      expect.arrayContaining(["newer_version", "not_a_backup", "tampered", "truncated"]),
    );
    expect(refused.WRONG_PASSPHRASE).toBeUndefined();
    expect(refused.tampered).toBeGreaterThan(bytes.length - 60);
    expect(await bed.rows()).toEqual(before);
  });

  it("wherever it ends too early", async () => {
    const store = await testBed().open();
    const bytes = await small();
    for (const end of bytes.keys()) {
      expect(await found(store, bytes.slice(0, end))).toBe(
        end === 0 ? "not_a_backup" : "truncated",
      );
    }
  });

  it("where chunks are taken out, swapped, doubled, or come from another file", async () => {
    const store = await testBed().open();
    for (const nth of Array.from({ length: 12 }, (_, at) => at)) {
      const big = { ...face(nth), thumbnail: new Uint8Array(400_000).fill(nth + 1) };
      await store.persons.add({ id: `p${nth}` }, [big]);
    }
    const [file, another] = [await chunksOf(store), await chunksOf(store)];
    const [header, first, second, third] = file;
    expect(file.length).toBeGreaterThan(5);
    const last = file.at(-1);
    const middle = file.slice(3, -1);
    const joined = (parts: (Uint8Array<ArrayBuffer> | undefined)[]) =>
      found(store, ...parts.filter((part) => part !== undefined));
    expect(await joined(file)).toBe("nothing");
    expect(await joined([header, second, first, ...middle, last])).toBe("tampered");
    expect(await joined([header, first, ...middle, last])).toBe("tampered");
    expect(await joined([header, first, first, second, ...middle, last])).toBe("tampered");
    expect(await joined([header, another[1], second, ...middle, last])).toBe("tampered");
    expect(await joined([another[0], ...file.slice(1)])).toBe("tampered");
    expect(await joined([...file, last])).toBe("tampered");
    expect(await joined([...file, Uint8Array.of(0)])).toBe("tampered");
    // Cut between two chunks, and with the flag of the last one set on the one before the cut.
    expect(await joined([header, first, second])).toBe("truncated");
    const flagged = third?.slice() ?? new Uint8Array();
    flagged[4] = 1;
    expect(await joined([header, first, second, flagged])).toBe("tampered");
  });

  it("with another passphrase, of another version, or of another kind", async () => {
    const store = await testBed().open();
    const bytes = await small();
    const file = new Blob([bytes]);
    const options = reading({ passphrase: "correct horse battery stable" });
    expect(await typeOf(store.backups.verify(file, options))).toBe("WRONG_PASSPHRASE");
    for (const [version, kind] of [
      [0, "older_version"],
      [2, "newer_version"],
      [513, "newer_version"],
    ] as const) {
      const changed = bytes.slice();
      new DataView(changed.buffer).setUint16(14, version, true);
      expect(await found(store, changed)).toBe(kind);
    }
    expect(await found(store, new TextEncoder().encode("a shopping list"))).toBe("not_a_backup");
  });

  it("when it is stopped, or the disk is full, in the middle", async () => {
    const bed = testBed();
    const store = await bed.open();
    await store.persons.add({ id: "mine" }, [face(1)]);
    const before = await bed.rows();
    const file = await backupOf(await filledStore(testBed()));
    const backup = await store.backups.verify(file, reading());
    const stopped = AbortSignal.abort();
    expect(await typeOf(store.backups.replace(backup, stopped))).toBe("ABORTED");
    expect(await bed.rows()).toEqual(before);
    let seals = 0;
    const seal: Seal = {
      open: (bytes) => Promise.resolve(bytes),
      seal: (bytes) => (++seals > 20 ? Promise.reject(new Error("full")) : Promise.resolve(bytes)),
    };
    const failing = await bed.open({ sealedBy: { seal, epoch: 0 } });
    const again = await failing.backups.verify(file, reading());
    await expect(failing.backups.replace(again, never)).rejects.toThrow("full");
    expect(await bed.rows()).toEqual(before);
  });

  it("and what a crash left is gone after the next start", async () => {
    const bed = testBed();
    const store = await bed.open();
    await store.persons.add({ id: "mine" }, [face(1)]);
    const before = await bed.rows();
    const { Database } = await import("../schema.ts");
    const db = new Database(bed.options.name, bed.options);
    await db.open();
    await db.staged.add({ table: "thumbnails", row: { key: 3 } });
    db.close();
    expect((await bed.rows()).staged).toHaveLength(1);
    await bed.open();
    expect(await bed.rows()).toEqual(before);
  });
});

async function chunksOf(store: Store): Promise<Uint8Array<ArrayBuffer>[]> {
  const bytes = new Uint8Array(await (await backupOf(store)).arrayBuffer());
  const view = new DataView(bytes.buffer);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const header = 20 + view.getUint32(16, true) + 48;
  parts.push(bytes.slice(0, header));
  for (let at = header; at < bytes.length;) {
    const end = at + 5 + view.getUint32(at, true);
    parts.push(bytes.slice(at, end));
    at = end;
  }
  return parts;
}
