import { describe, expect, it } from "vitest";
import { detectorPack, face, pack, storedTemplates, testBed } from "./test-tools.ts";

const onnx = Uint8Array.of(1, 2, 3);
const other = new Float32Array(8).fill(Math.sqrt(1 / 8));
const facts = (id: string) => ({ id, name: id });
const builtIn = { builtIn: true, without: new Set<number>() };
const asPack = { builtIn: false, without: new Set<number>() };

describe("model packs in the store", () => {
  it("are there after a reopening, once, and go with their templates", async () => {
    const bed = testBed();
    const store = await bed.open();
    await store.packs.add(pack("other"), onnx);
    await store.packs.add(pack("other"), onnx);
    await expect(store.packs.add({ ...pack("other"), licence: "GPL" }, onnx)).rejects.toMatchObject(
      { code: "CONFLICT" },
    );
    store.close();
    const again = await bed.open();
    expect(again.packs.list()).toEqual([{ ...pack("other"), bytes: 3 }]);
    expect([...(await again.packs.file("other@1"))]).toEqual([1, 2, 3]);
    await again.packs.remove("other@1");
    expect(again.packs.list()).toEqual([]);
    await expect(again.packs.file("other@1")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { packs, packFiles } = await bed.rows();
    expect([packs, packFiles]).toEqual([[], []]);
  });
});

describe("the detector in use", () => {
  it("is chosen and taken back without a change to templates, and stays chosen", async () => {
    const finder = detectorPack("finder");
    const bed = testBed();
    const store = await bed.open();
    await store.packs.add(pack("other"), onnx);
    await store.packs.add(finder, onnx);
    await store.persons.add(facts("a"), [face(1)]);
    expect(store.packs.get("finder@1", "detector")).toEqual({ ...finder, bytes: 3 });
    expect(() => store.packs.get("finder@1", "embedder")).toThrow("finder@1");
    await expect(store.packs.useDetector("nobody@1")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await store.packs.useDetector("finder@1");
    store.close();

    const again = await bed.open();
    expect(again.packs.inUse.detector?.id).toBe("finder");
    expect(again.packs.inUse.embedder).toBeUndefined();
    expect(Object.keys(await storedTemplates(again))).toHaveLength(1);
    await expect(again.packs.remove("finder@1")).rejects.toMatchObject({ code: "CONFLICT" });
    await again.packs.useDetector(undefined);
    expect(again.packs.inUse.detector).toBeUndefined();
    await again.packs.remove("finder@1");
    expect(again.packs.list().map(({ id }) => id)).toEqual(["other"]);
  });
});

describe("a change of the model", () => {
  it("takes place at once when every thumbnail has its template, and not before", async () => {
    const bed = testBed();
    const store = await bed.open();
    await store.packs.add(pack("other"), onnx);
    await store.persons.add(facts("a"), [face(1), face(2)]);
    await store.persons.add(facts("b"), [face(3)]);
    const missing = await store.models.missing("other@1", 1);
    expect(missing).toHaveLength(3);
    const [first, ...rest] = missing.map((one) => ({ ...one, template: other }));
    if (!first) throw new Error("nobody");
    await store.models.addTemplates("other@1", 1, [first]);
    expect(await store.models.use("other@1", 1, asPack)).toBe(false);
    expect(store.packs.inUse.embedder).toBeUndefined();
    expect(Object.keys(await storedTemplates(store))).toHaveLength(3);

    // As after a crash: what is there is taken up.
    store.close();
    const again = await bed.open();
    expect(await again.models.missing("other@1", 1)).toHaveLength(2);
    await again.models.addTemplates("other@1", 1, rest);
    expect(await again.models.use("other@1", 1, asPack)).toBe(true);
    expect(again.packs.inUse.embedder?.id).toBe("other");
    expect(await storedTemplates(again)).toEqual({});
    expect(Object.keys(await storedTemplates(again, "other@1"))).toHaveLength(3);
    await expect(again.packs.remove("other@1")).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("leaves people who can be changed and deleted, with all that belongs to them", async () => {
    const bed = testBed();
    const store = await bed.open();
    await store.packs.add(pack("other"), onnx);
    await store.persons.add(facts("a"), [face(1)]);
    await store.persons.add(facts("b"), [face(2)]);
    const missing = await store.models.missing("other@1", 1);
    await store.models.addTemplates(
      "other@1",
      1,
      missing.map((one) => ({ ...one, template: other })),
    );
    await store.models.use("other@1", 1, asPack);
    await store.persons.update({ id: "a" }, [{ ...face(4, "other@1"), template: other }]);
    await store.persons.delete(["b"]);
    expect(Object.keys(await storedTemplates(store, "other@1"))).toHaveLength(1);
    await store.persons.delete(["a"]);
    const { templates, thumbnails } = await bed.rows();
    expect([templates, thumbnails]).toEqual([[], []]);
  });

  it("gives each thumbnail one template, also where two tabs make them at once", async () => {
    const bed = testBed();
    const store = await bed.open();
    await store.persons.add(facts("a"), [face(1), face(2)]);
    const second = await bed.open();
    const made = async (tab: typeof store) =>
      (await tab.models.missing("other@1", 1)).map((one) => ({ ...one, template: other }));
    const [here, there] = [await made(store), await made(second)];
    await store.models.addTemplates("other@1", 1, here.slice(0, 1));
    await second.models.addTemplates("other@1", 1, there);
    await store.models.addTemplates("other@1", 1, here);
    expect(store.templates.count("other@1", 1)).toBe(2);
    expect(Object.keys(await storedTemplates(store, "other@1"))).toHaveLength(2);
    second.close();
  });

  it("waits for who was enrolled in the meantime, but not for a photo that is unreadable", async () => {
    const store = await testBed().open();
    await store.persons.add(facts("a"), [face(1, "old")]);
    const [only] = await store.models.missing("model", 1);
    expect(await store.models.use("model", 1, builtIn)).toBe(false);
    const without = new Set([only?.thumbnailKey ?? 0]);
    expect(await store.models.use("model", 1, { builtIn: true, without })).toBe(true);
    expect(await storedTemplates(store, "old")).toEqual({});
  });
});
