import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type LaunchOptions, type Page } from "@playwright/test";
import { expect, goTo, openReady, personCount, test } from "./fixtures.ts";
import { photo, photos } from "./photos.ts";
import { ORIGIN } from "./server.ts";

const PASSPHRASE = "seven small stones";

/** The code that a call of the SDK rejects with; "none" where it does not. */
const codeOf = (page: Page, call: "list" | "unlock" | "create", passphrase = "") =>
  page.evaluate(
    async ({ call, passphrase }) => {
      const { persons, vault } = globalThis.visavis;
      try {
        if (call === "list") await persons.list();
        else if (call === "unlock") await vault.unlock({ passphrase });
        else await vault.create(passphrase);
        return "none";
      } catch (error) {
        return (error as { code: string }).code;
      }
    },
    { call, passphrase },
  );

const stateOf = (page: Page) =>
  page.evaluate(async () => (await globalThis.visavis.vault.status()).state);

test("through the SDK: encrypted, locked, unlocked, in two tabs, and open again", async ({
  page,
  context,
}) => {
  await openReady(page);
  const file = await photo(page, photos.first.enrol);
  const enrol = async (on: Page, name: string, bytes: number[]) =>
    on.evaluate(
      async ({ name, bytes }) => {
        const image = new Blob([new Uint8Array(bytes)]);
        const { persons } = globalThis.visavis;
        await persons.create({ images: [image], name }, { duplicates: "allow" });
      },
      { name, bytes },
    );
  const bytes = [...file.buffer];
  await enrol(page, "Amina", bytes);
  const other = await context.newPage();
  await openReady(other);

  expect(await codeOf(page, "create", "short")).toBe("INVALID_ARGUMENT");
  const { recoveryCode } = await page.evaluate(
    (passphrase) => globalThis.visavis.vault.create(passphrase),
    PASSPHRASE,
  );
  expect(await stateOf(page)).toBe("unlocked");
  expect(await codeOf(page, "create", PASSPHRASE)).toBe("CONFLICT");
  await enrol(page, "Bashir", bytes);

  // The other tab had everything open: it has nothing any more, until it is unlocked itself.
  await expect.poll(() => stateOf(other)).toBe("locked");
  expect(await codeOf(other, "list")).toBe("LOCKED");
  expect(await codeOf(other, "unlock", "seven small stone")).toBe("WRONG_PASSPHRASE");
  await other.evaluate(
    (recoveryCode) => globalThis.visavis.vault.unlock({ recoveryCode }),
    recoveryCode,
  );
  expect((await other.evaluate(() => globalThis.visavis.persons.list())).count).toBe(2);

  // What is under way ends with it.
  const search = page.evaluate(
    async (bytes) =>
      globalThis.visavis.search.search(new Blob([new Uint8Array(bytes)])).then(
        () => "none",
        (error: { code: string }) => error.code,
      ),
    bytes,
  );
  await page.evaluate(() => globalThis.visavis.vault.lock());
  expect(["LOCKED", "none"]).toContain(await search);
  expect(await codeOf(page, "list")).toBe("LOCKED");
  expect(await codeOf(page, "unlock", PASSPHRASE)).toBe("none");
  const found = await page.evaluate(async (bytes) => {
    const { candidates } = await globalThis.visavis.search.search(
      new Blob([new Uint8Array(bytes)]),
    );
    return candidates.map(({ person }) => person.name).sort();
  }, bytes);
  expect(found).toEqual(["Amina", "Bashir"]);

  const changed = await page.evaluate(async (passphrase) => {
    const { vault } = globalThis.visavis;
    await vault.changePassphrase({ passphrase }, "eight small stones");
    await vault.remove({ passphrase: "eight small stones" });
    const { entries } = await globalThis.visavis.audit.list({ take: 100 });
    return {
      count: (await globalThis.visavis.persons.list()).count,
      logged: entries.map(({ action }) => action).filter((action) => action.startsWith("vault")),
    };
  }, PASSPHRASE);
  expect(changed.count).toBe(2);
  expect(changed.logged.sort()).toEqual(["vaultPassphrase", "vaultRemove", "vaultSet"]);
  expect(await stateOf(page)).toBe("off");
});

test("a passkey of the device opens it, where the device has one", async ({ page, context }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal" },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
      ...{ automaticPresenceSimulation: true, hasPrf: true },
    },
  });
  await openReady(page);
  const state = await page.evaluate(async (passphrase) => {
    const { vault } = globalThis.visavis;
    await vault.create(passphrase);
    await vault.addPasskey({ passphrase });
    await vault.lock();
    await vault.unlock({ passkey: true });
    return (await vault.status()).state;
  }, PASSPHRASE);
  expect(state).toBe("unlocked");
});

/** Name, notes, land and ward; so unlike that no compression makes references out of them. */
const texts = ["Kwovjizept", "Ymbuxgadohl", "Fnirqetus", "Czehplowyk"];

/** A profile's folder, and the way to open and open it again. */
async function newProfile(launchOptions: LaunchOptions) {
  const profile = await mkdtemp(join(tmpdir(), "visavis-profile-"));
  const open = async () => {
    const browser = await chromium.launchPersistentContext(profile, launchOptions);
    return { browser, page: browser.pages()[0] ?? (await browser.newPage()) };
  };
  return { profile, open };
}

/** Whether the text is among the bytes, in either of the ways in which a browser writes texts. */
const has = (all: string, text: string) =>
  all.includes(text) || all.includes(Buffer.from(text, "utf16le").toString("latin1"));

/** Every file below a folder, as one text of its bytes. */
async function bytesBelow(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const contents = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name))),
  );
  return Buffer.concat(contents).toString("latin1");
}

/** A piece of the last stored picture and one of the last template of the last block, as they lie there. */
const storedPieces = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("visavis");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error as Error);
    });
    const rowOf = (table: string) =>
      new Promise<Uint8Array>((resolve, reject) => {
        const request = database.transaction(table).objectStore(table).getAll();
        request.onsuccess = () => {
          const row = (request.result as { sealed: Uint8Array }[]).at(-1);
          if (row) resolve(row.sealed);
          else reject(new Error(`There is nothing in ${table}.`));
        };
        request.onerror = () => reject(request.error as Error);
      });
    const sealed = [await rowOf("thumbnails"), await rowOf("templates")];
    database.close();
    return sealed.map((bytes) => {
      const end = Math.floor(bytes.length * 0.9);
      return String.fromCharCode(...bytes.subarray(end, end + 24));
    });
  });

test("nothing of who is enrolled lies in the browser's profile folder, byte by byte; without the vault it does", async ({
  launchOptions,
}) => {
  test.slow();
  const { profile, open } = await newProfile(launchOptions);

  const first = await open();
  await openReady(first.page, ORIGIN);
  const file = await photo(first.page, photos.first.enrol);
  await first.page.evaluate(
    async ({ bytes, texts, passphrase }) => {
      const { persons, vault, collections, search, audit } = globalThis.visavis;
      await vault.create(passphrase);
      const [name = "", notes = "", nationality = "", ward = ""] = texts;
      const { id } = await collections.create({ name: ward });
      await audit.setOperator(name);
      const image = new Blob([new Uint8Array(bytes)]);
      const { id: personId } = await persons.create({
        ...{ images: [image], name, notes, nationality, collections: [id] },
      });
      await search.search(image);
      await persons.update({ id: personId, dateOfBirth: "1990-05-31" });
    },
    { bytes: [...file.buffer], texts, passphrase: PASSPHRASE },
  );
  // Seen and typed in the app, too: neither its history nor its forms may keep it.
  await goTo(first.page, "#/people");
  await first.page.getByTestId("person-row").first().click();
  await expect(first.page.getByRole("heading", { name: texts[0], level: 1 })).toBeVisible();
  await first.browser.close();
  const closed = await bytesBelow(profile);

  // The same rows, laid open: these very bytes are looked for.
  const second = await open();
  await second.page.goto(ORIGIN);
  await expect(second.page.getByTestId("lock-screen")).toBeVisible({ timeout: 60_000 });
  await second.page.evaluate(async (passphrase) => {
    await globalThis.visavis.vault.unlock({ passphrase });
    await globalThis.visavis.vault.remove({ passphrase });
    await globalThis.visavis.persons.list();
  }, PASSPHRASE);
  const pieces = await storedPieces(second.page);
  await second.browser.close();
  const opened = await bytesBelow(profile);
  await rm(profile, { recursive: true });

  const traces = [...texts, ...pieces];
  expect(traces.filter((text) => has(closed, text))).toEqual([]);
  expect(traces.filter((text) => !has(opened, text))).toEqual([]);
});

test("a purge, and a vault that is made later, leave nothing in the browser's profile folder", async ({
  launchOptions,
}) => {
  test.slow();
  const { profile, open } = await newProfile(launchOptions);
  const before = await open();
  await openReady(before.page, ORIGIN);
  const leaving = await photo(before.page, photos.first.enrol);
  const staying = await photo(before.page, photos.second.enrol);
  await before.page.evaluate(
    async ({ leaving, staying, texts }) => {
      const { persons, collections } = globalThis.visavis;
      const [name = "", notes = "", nationality = "", ward = ""] = texts;
      const { id } = await collections.create({ name: ward, expiryDate: "2020-01-31" });
      const image = (bytes: number[]) => new Blob([new Uint8Array(bytes)]);
      await persons.create({ images: [image(staying)], name: "Dvugjoxanim" });
      await persons.create({
        ...{ images: [image(leaving)], name, notes, nationality, collections: [id] },
      });
    },
    { leaving: [...leaving.buffer], staying: [...staying.buffer], texts },
  );
  // Of who was enrolled last.
  const pieces = await storedPieces(before.page);
  await before.browser.close();
  const enrolled = await bytesBelow(profile);

  const after = await open();
  await openReady(after.page, ORIGIN);
  const proof = await after.page.evaluate(async () => {
    const { retention, collections } = globalThis.visavis;
    const all = (await collections.list()).collections;
    return retention.purge(all.map(({ id }) => id));
  });
  expect(proof).toMatchObject({ deleted: 1, isClean: true, isSwept: true });
  expect(await personCount(after.page)).toBe(1);
  await after.browser.close();
  const purged = await bytesBelow(profile);

  // What lay open before it was encrypted goes in the same way.
  const sealing = await open();
  await openReady(sealing.page, ORIGIN);
  await sealing.page.evaluate(
    (passphrase) => globalThis.visavis.vault.create(passphrase),
    PASSPHRASE,
  );
  await sealing.browser.close();
  const sealed = await bytesBelow(profile);
  await rm(profile, { recursive: true });

  const traces = [...texts, ...pieces];
  expect(traces.filter((text) => !has(enrolled, text))).toEqual([]);
  expect(traces.filter((text) => has(purged, text))).toEqual([]);
  expect(has(purged, "Dvugjoxanim")).toBe(true);
  expect(has(sealed, "Dvugjoxanim")).toBe(false);
});
