import { describe, expect, it } from "vitest";
import { FaceSdkError, type ErrorCode } from "../../src/contract/errors.ts";
import type { PlannedPerson } from "../../src/sdk/import/grouping.ts";
import { importPersons, type ImportPlan, type ImportTarget } from "../../src/sdk/import/index.ts";

const person = (name: string): PlannedPerson => ({
  name,
  photos: [{ path: `${name}.jpg`, size: 1, read: () => Promise.resolve(new Blob([name])) }],
});
const names = ["Ada", "Bob", "Cleo", "Dan"];
const plan: ImportPlan = {
  ...{ persons: names.map(person), photos: 4, csv: null, ignoredColumns: [], refused: [] },
};

/** The SDK's calls that an import makes, over a plain map: what matters here is how they fail. */
function target(
  failing: { get?: (signal?: AbortSignal) => void; create?: (name: string) => void } = {},
) {
  const stored = new Map<string, string>();
  const sdk = {
    ready: Promise.resolve(),
    collections: {},
    persons: {
      get: async (id: string, { signal }: { signal?: AbortSignal } = {}) => {
        failing.get?.(signal);
        if (!stored.has(id)) throw new FaceSdkError("NOT_FOUND");
      },
      create: async ({ id, name }: { id: string; name: string }) => {
        failing.create?.(name);
        stored.set(id, name);
      },
    },
  };
  return { sdk: sdk as unknown as ImportTarget, stored };
}

describe("an import that does not get to its end", () => {
  for (const code of [
    "QUOTA_EXCEEDED",
    "LOCKED",
    "STORAGE_BLOCKED",
    "MODEL_LOAD_FAILED",
  ] satisfies ErrorCode[]) {
    it(`${code}: says what was done, and goes on from there without doubles`, async () => {
      let isFull = true;
      const { sdk, stored } = target({
        create: (name) => {
          if (isFull && name === "Cleo") throw new FaceSdkError(code);
        },
      });
      const report = await importPersons(sdk, plan);
      expect(report).toMatchObject({ enrolled: 2, alreadyThere: 0, cancelled: false, refused: [] });
      expect(report.stopped).toMatchObject({ code });
      expect([...stored.values()]).toEqual(["Ada", "Bob"]);

      isFull = false;
      const rest = await importPersons(sdk, plan);
      expect(rest).toMatchObject({ enrolled: 2, alreadyThere: 2, stopped: null });
      expect([...stored.values()]).toEqual(names);
    });
  }

  it("a failure after the cancelling is told as what it is", async () => {
    const abort = new AbortController();
    const { sdk } = target({
      create: () => abort.abort(),
      get: () => {
        if (abort.signal.aborted) throw new FaceSdkError("STORAGE_BLOCKED");
      },
    });
    const report = await importPersons(sdk, plan, { signal: abort.signal });
    expect(report).toMatchObject({ enrolled: 1, cancelled: true, stopped: null });

    const late = new AbortController();
    const failing = target({
      create: () => {
        late.abort();
        throw new FaceSdkError("STORAGE_BLOCKED");
      },
    });
    const failed = await importPersons(failing.sdk, plan, { signal: late.signal });
    expect(failed).toMatchObject({ enrolled: 0, cancelled: false });
    expect(failed.stopped).toMatchObject({ code: "STORAGE_BLOCKED" });
  });

  it("hands its signal to every call", async () => {
    const { signal } = new AbortController();
    const given = new Set<AbortSignal | undefined>();
    await importPersons(target({ get: (one) => given.add(one) }).sdk, plan, { signal });
    expect([...given]).toEqual([signal]);
  });

  it("is cancelled also while the models are still on their way", async () => {
    const { sdk, stored } = target();
    const abort = new AbortController();
    const waiting = { ...sdk, ready: new Promise<never>(() => undefined) };
    const running = importPersons(waiting, plan, { signal: abort.signal });
    abort.abort();
    expect(await running).toMatchObject({ enrolled: 0, cancelled: true, stopped: null });
    expect(stored.size).toBe(0);
  });

  it("ends where a collection for everybody was deleted meanwhile", async () => {
    const { sdk, stored } = target({
      create: (name) => {
        if (name === "Bob") throw new FaceSdkError("NOT_FOUND", "There is no collection.");
      },
    });
    const report = await importPersons(sdk, plan, { collections: ["night-shift"] });
    expect(report.refused).toEqual([]);
    expect(report.stopped).toMatchObject({ code: "NOT_FOUND" });
    expect(report.stopped?.advice).toContain("collection");
    expect([...stored.values()]).toEqual(["Ada"]);
  });
});

describe("somebody who looks like a person already there", () => {
  const duplicate = new FaceSdkError("POSSIBLE_DUPLICATE", "Looks like Eva.", {
    details: [{ loc: ["images"], msg: "looks like Eva", type: "POSSIBLE_DUPLICATE" }],
  });

  it("is left out with that reason, and the others go on", async () => {
    const { sdk, stored } = target({
      create: (name) => {
        if (name === "Bob") throw duplicate;
      },
    });
    const report = await importPersons(sdk, plan);
    expect(report).toMatchObject({ enrolled: 3, stopped: null });
    expect(report.refused).toMatchObject([
      { file: "Bob.jpg", code: "POSSIBLE_DUPLICATE", reason: "Looks like Eva." },
    ]);
    expect([...stored.values()]).toEqual(["Ada", "Cleo", "Dan"]);
  });
});
