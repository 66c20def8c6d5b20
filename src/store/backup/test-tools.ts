import { newKdfParameters } from "../vault/passphrase-key.ts";
import type { Place, Seal } from "../seal.ts";
import { face, type TestBed } from "../test-tools.ts";
import type { Store } from "../index.ts";
import type { ReadOptions } from "./read.ts";

/** For the tests of this folder. The least that is taken as sane, so that they are quick. */
export const quickKdf = () => ({ ...newKdfParameters(), memory: 8 * 1024, iterations: 1 });

export const passphrase = "correct horse battery staple";

/** A seal of its own for each device, which tells one place from another. */
export function deviceSeal(device: number): Seal {
  const masked = (bytes: Uint8Array, place: Place) => {
    const mask = [...place].reduce(
      (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 251,
      device,
    );
    return Uint8Array.from(bytes, (byte) => byte ^ mask);
  };
  return {
    seal: (bytes, place) => Promise.resolve(masked(bytes, place)),
    open: (bytes, place) => Promise.resolve(masked(bytes, place)),
  };
}

export const never = new AbortController().signal;

export async function backupOf(
  store: Store,
  more: { includeModels?: boolean } = {},
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  await store.backups.create({
    ...{ passphrase, kdf: quickKdf(), model: "model", includeModels: false, ...more },
    ...{ signal: never, onProgress: () => undefined },
    sink: (bytes) => {
      parts.push(bytes);
      return Promise.resolve();
    },
  });
  return new Blob(parts);
}

export const reading = (more: Partial<ReadOptions> = {}): ReadOptions => ({
  ...{ passphrase, signal: never, onProgress: () => undefined },
  ...more,
});

export async function replaceWith(store: Store, file: Blob, signal = never): Promise<void> {
  await store.backups.replace(await store.backups.verify(file, reading()), signal);
}

/** A store with something in every table that goes into a backup. */
export async function filledStore(bed: TestBed, seal?: Seal): Promise<Store> {
  const store = await bed.open(seal && { sealedBy: { seal, epoch: 0 } });
  const { persons, collections, differences, merges, rollCalls, audit } = store;
  await audit.setOperator("Nurse Ada");
  const ward = await collections.create({ name: "Ward 9", description: "first floor" });
  const other = await collections.create({ name: "Ward 10" });
  for (const nth of Array.from({ length: 9 }, (_, at) => at + 1)) {
    const faces = [face(nth), face(nth + 100)];
    await persons.add({ id: `p${nth}`, name: `Person ${nth}`, collections: [ward.id] }, faces);
  }
  await merges.merge("p1", "p2");
  await differences.mark("p3", "p4");
  await differences.unmark("p3", "p4");
  await differences.mark("p5", "p6");
  await collections.link({ collectionIds: [other.id], add: ["p3", "p4"], remove: [] });
  await collections.link({ collectionIds: [ward.id], remove: ["p7"] });
  const call = await rollCalls.start(ward.id);
  await rollCalls.mark(call.id, [{ personId: "p3", by: "hand", score: null }]);
  await persons.delete(["p8"]);
  await persons.update({ id: "p9", notes: "changed" }, [face(90)]);
  return store;
}
