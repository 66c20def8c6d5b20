import { beforeEach, describe, expect, test, vi } from "vitest";
import type { PasskeySecret } from "../../contract/vault.ts";
import { openStore, type Store } from "../index.ts";
import { face, personQuery, storedTemplates, testBed, type TestBed } from "../test-tools.ts";
import { Vault } from "./vault.ts";

// Argon2id with its real parameters takes a second a key: that it is used right is passphrase-key.test's.
vi.mock(import("./passphrase-key.ts"), async (original) => {
  const real = await original();
  return {
    ...real,
    newKdfParameters: () => ({ ...real.newKdfParameters(), memory: 8 * 1024, iterations: 1 }),
  };
});

const PASSPHRASE = "correct horse";
const secret = { passphrase: PASSPHRASE };

let bed: TestBed;
let vault: Vault;
let now: Date;

const openVault = () => Vault.open({ ...bed.options, now: () => now });

async function enrolled(): Promise<Store> {
  const store = await bed.open();
  const ward = await store.collections.create({ name: "Secret ward" });
  await store.persons.add({ id: "a", name: "Secret Ana", collections: [ward.id] }, [face(1)]);
  await store.persons.add({ id: "b", name: "Secret Bo", notes: "Secret" }, [face(2), face(3)]);
  await store.merges.merge("a", "b");
  await store.audit.setOperator("Secret operator");
  return store;
}

const contents = async (store: Store) => ({
  persons: store.persons.list(personQuery()),
  templates: await storedTemplates(store),
  thumbnail: await store.persons.thumbnail("a", 1),
  operator: store.audit.operator,
  audit: await store.audit.verify(new AbortController().signal),
});

/** Everything in the database, byte by byte. */
const rawText = async () => {
  const rows = Object.values(await bed.rows()).flat() as { sealed?: Uint8Array }[];
  return Buffer.concat(rows.flatMap(({ sealed }) => (sealed ? [sealed] : []))).toString("latin1");
};

beforeEach(async () => {
  bed = testBed();
  now = new Date(Date.UTC(2026, 0, 1));
  vault = await openVault();
  return () => vault.close();
});

describe("a vault", () => {
  test("encrypts what there is and what comes, and gives it back to the passphrase alone", async () => {
    const before = await enrolled();
    const expected = await contents(before);
    expect(await rawText()).toMatch(/Secret/);
    before.close();

    const progress = vi.fn();
    await vault.create(PASSPHRASE, { onProgress: progress });
    expect(await rawText()).not.toMatch(/Secret|VTPL|"id"/);
    const last = progress.mock.lastCall?.[0] as { done: number; total: number };
    expect(last.done).toBe(last.total);
    expect(await vault.status()).toEqual({ state: "locked", passkeys: [], retryAt: null });
    expect(await vault.enter()).toBeNull();
    await expect(vault.unlock({ passphrase: "another" })).rejects.toMatchObject({
      code: "WRONG_PASSPHRASE",
    });

    const store = await openStore({ ...bed.options, sealedBy: await vault.unlock(secret) });
    expect(await contents(store)).toEqual(expected);
    await store.persons.add({ id: "c", name: "Secret Cy" }, [face(4)]);
    await store.merges.unmerge("a");
    expect(await rawText()).not.toMatch(/Secret|VTPL|"id"/);
    store.close();
  });

  test("is taken down again, and all lies as it is", async () => {
    const before = await enrolled();
    const expected = await contents(before);
    before.close();
    await vault.create(PASSPHRASE);
    await expect(vault.remove({ passphrase: "another" })).rejects.toMatchObject({
      code: "WRONG_PASSPHRASE",
    });
    await vault.remove(secret);
    expect(await vault.status()).toMatchObject({ state: "off" });
    const sealedBy = await vault.enter();
    const store = await openStore({ ...bed.options, ...(sealedBy && { sealedBy }) });
    expect(await contents(store)).toEqual(expected);
    expect(await rawText()).toMatch(/Secret Ana/);
    store.close();
  });

  test("is made once", async () => {
    await vault.create(PASSPHRASE);
    await expect(vault.create(PASSPHRASE)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("what opens it", () => {
  test("a changed passphrase alone, and no row is written anew", async () => {
    (await enrolled()).close();
    await vault.create(PASSPHRASE);
    const before = await rawText();
    await vault.changePassphrase(secret, "another horse");
    expect(await rawText()).toBe(before);
    await expect(vault.unlock(secret)).rejects.toMatchObject({ code: "WRONG_PASSPHRASE" });
    await vault.unlock({ passphrase: "another horse" });
  });

  test("the recovery code, however it is typed, until there is a new one", async () => {
    const code = await vault.create(PASSPHRASE);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o");
    await vault.unlock({ recoveryCode: typed });
    await vault.changePassphrase({ recoveryCode: code }, "another horse");
    await vault.unlock({ passphrase: "another horse" });
    const next = await vault.renewRecoveryCode({ recoveryCode: code });
    await expect(vault.unlock({ recoveryCode: code })).rejects.toMatchObject({
      code: "WRONG_PASSPHRASE",
    });
    await vault.unlock({ recoveryCode: next });
  });

  test("a passkey, until it is taken away", async () => {
    await vault.create(PASSPHRASE);
    const passkey = (mark: number): PasskeySecret => ({
      id: btoa("credential"),
      secret: new Uint8Array(32).fill(mark),
    });
    await vault.addPasskey(secret, passkey(7), btoa("salt"));
    expect((await vault.status()).passkeys).toEqual([
      { id: btoa("credential"), salt: btoa("salt") },
    ]);
    await vault.unlock({ passkey: passkey(7) });
    await expect(vault.unlock({ passkey: passkey(8) })).rejects.toMatchObject({
      code: "WRONG_PASSPHRASE",
    });
    await vault.removePasskeys(secret);
    await expect(vault.unlock({ passkey: passkey(7) })).rejects.toMatchObject({
      code: "WRONG_PASSPHRASE",
    });
  });
});

test("ten wrong tries slow down, also after a restart, and nothing is wiped", async () => {
  (await enrolled()).close();
  await vault.create(PASSPHRASE);
  const wrong = { passphrase: "wrong" };
  for (let tries = 0; tries < 10; tries++) {
    await expect(vault.unlock(wrong)).rejects.toMatchObject({ code: "WRONG_PASSPHRASE" });
  }
  vault.close();
  vault = await openVault();
  const at = new Date(now.getTime() + 30_000).toISOString();
  const details = [{ loc: ["retryAt"], msg: at, type: "too_many_tries" }];
  await expect(vault.unlock(secret)).rejects.toMatchObject({ code: "LOCKED", details });
  expect((await vault.status()).retryAt).toBe(at);
  now = new Date(at);
  await expect(vault.unlock(wrong)).rejects.toMatchObject({ code: "WRONG_PASSPHRASE" });
  now = new Date(now.getTime() + 30_000);
  await expect(vault.unlock(secret)).rejects.toMatchObject({ code: "LOCKED" });
  now = new Date(now.getTime() + 30_000);
  const store = await openStore({ ...bed.options, sealedBy: await vault.unlock(secret) });
  expect(store.counts().persons).toBe(1);
  expect((await vault.status()).retryAt).toBeNull();
  store.close();
});

describe("broken off", () => {
  /** As if the device had gone out after so many rows. */
  const dying = (after: number) => {
    let calls = 0;
    return () => {
      if (++calls >= after) throw new Error("the battery is empty");
    };
  };

  test.each([1, 3, 6])("while it is made: the passphrase goes on with it (%i)", async (after) => {
    const before = await enrolled();
    const expected = await contents(before);
    before.close();
    await expect(vault.create(PASSPHRASE, { onProgress: dying(after) })).rejects.toThrow("battery");
    expect(await vault.enter()).toBeNull();
    const store = await openStore({ ...bed.options, sealedBy: await vault.unlock(secret) });
    expect(await rawText()).not.toMatch(/Secret|VTPL|"id"/);
    expect(await contents(store)).toEqual(expected);
    store.close();
  });

  test.each([1, 3, 6])("while it is taken down: likewise (%i)", async (after) => {
    const before = await enrolled();
    const expected = await contents(before);
    before.close();
    await vault.create(PASSPHRASE);
    await expect(vault.remove(secret, { onProgress: dying(after) })).rejects.toThrow("battery");
    const store = await openStore({ ...bed.options, sealedBy: await vault.unlock(secret) });
    expect(await vault.status()).toMatchObject({ state: "off" });
    expect(await contents(store)).toEqual(expected);
    store.close();
  });
});

test("a store that was open before is locked out, and writes nothing in the open", async () => {
  const store = await enrolled();
  const changes: string[] = [];
  store.onChange(({ what }) => changes.push(what));
  await vault.create(PASSPHRASE);
  const locked = expect.objectContaining({ code: "LOCKED" }) as Error;
  await expect(store.persons.add({ name: "Secret Di" }, [face(5)])).rejects.toEqual(locked);
  expect(() => store.persons.list(personQuery())).toThrow(locked);
  expect(changes).toContain("vault");
  expect(await rawText()).not.toMatch(/Secret/);
});

test("a row in another's place does not open", async () => {
  (await enrolled()).close();
  await vault.create(PASSPHRASE);
  const store = await openStore({ ...bed.options, sealedBy: await vault.unlock(secret) });
  const [first, second] = (await bed.rows()).thumbnails as { key: number; sealed: Uint8Array }[];
  const { Database } = await import("../schema.ts");
  const db = new Database(bed.options.name, bed.options);
  await db.open();
  await db.thumbnails.update(first?.key ?? 0, { sealed: second?.sealed.slice() });
  db.close();
  await expect(store.persons.thumbnail("a", 0)).rejects.toMatchObject({ code: "STORAGE_BLOCKED" });
  store.close();
});
