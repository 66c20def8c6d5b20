import { FaceSdkError } from "../../contract/errors.ts";
import type {
  PasskeySecret,
  VaultProgress,
  VaultSecret,
  VaultStatus,
} from "../../contract/vault.ts";
import { toStoreError } from "../errors.ts";
import { openDatabase, type DatabaseOptions } from "../open-database.ts";
import type { Database, MetaRow } from "../schema.ts";
import { plainSeal, type SealedBy } from "../seal.ts";
import { fillFiles } from "../sweep.ts";
import { Tabs } from "../tabs.ts";
import { importDataKey, newDataKey, unwrap, wrapByPasskey, wrapByText } from "./data-key.ts";
import { newRecoveryCode } from "./recovery-code.ts";
import { reseal } from "./reseal.ts";
import { isSealed, VaultSeal } from "./vault-seal.ts";
import { decodeVault, encodeVault, retryAt, type VaultRecord, type Wrap } from "./vault-record.ts";

export interface VaultOptions extends DatabaseOptions {
  now?: () => Date;
}

/** What whoever has all rows turned is told. */
export interface VaultWatch {
  /** It will be done; the last moment at which stores that are open can write. */
  onSure?: () => Promise<void>;
  /** From now on stores that were open before are of no use. */
  onBegin?: () => void;
  onProgress?: (progress: VaultProgress) => void;
}

/**
 * The passphrase over one database: it gives the seal with which a store can be opened. A random data key
 * encrypts the rows; each secret encrypts the data key. So a change of passphrase touches no row.
 *
 * To make or to take down a vault turns every row, in steps that can be broken off: until it is done the
 * record says so, and the next unlocking goes on with it. Both raise `vaultEpoch`, by which stores
 * that are open in other tabs notice that they must not go on.
 */
export class Vault {
  readonly #db: Database;
  readonly #tabs: Tabs;
  readonly #now: () => Date;

  private constructor(db: Database, now: () => Date) {
    this.#db = db;
    this.#now = now;
    this.#tabs = new Tabs(db.name, () => undefined);
    db.on("close", () => this.#tabs.close());
  }

  /** Rejects as `openStore` does. */
  static async open({ now = () => new Date(), ...options }: VaultOptions = {}): Promise<Vault> {
    return new Vault(await openDatabase(options), now);
  }

  close(): void {
    this.#db.close();
  }

  /** `locked` where there is one: whether it was unlocked here is the caller's to know. */
  async status(): Promise<VaultStatus> {
    const record = await this.#read();
    if (!record) return { state: "off", passkeys: [], retryAt: null };
    const passkeys = record.wraps.flatMap((one) =>
      one.kind === "passkey" ? [{ id: one.id, salt: one.salt }] : [],
    );
    const at = retryAt(record);
    const isWaiting = at !== null && at > this.#now();
    return { state: "locked", passkeys, retryAt: isWaiting ? at.toISOString() : null };
  }

  /** What the store is opened with where there is no vault; null where there is one. */
  enter(): Promise<SealedBy | null> {
    return this.#alone(async () => {
      return (await this.#read()) ? null : { seal: plainSeal, epoch: await this.#epoch() };
    });
  }

  /**
   * Encrypts all that there is, with a new key. Resolves to the recovery code, which is nowhere else.
   * Rejects with CONFLICT where there is a vault.
   */
  async create(passphrase: string, watch: VaultWatch = {}): Promise<string> {
    await this.#assertNone();
    const recoveryCode = newRecoveryCode();
    const raw = newDataKey();
    const wraps = [
      await wrapByText("passphrase", passphrase, raw),
      await wrapByText("recovery", recoveryCode, raw),
    ];
    const key = await importDataKey(raw);
    raw.fill(0);
    await watch.onSure?.();
    return this.#alone(async () => {
      await this.#assertNone();
      const record = { version: 1 as const, wraps, failures: { count: 0, last: null } };
      await this.#begin({ ...record, state: "sealing" });
      watch.onBegin?.();
      await this.#finish({ ...record, state: "sealing" }, new VaultSeal(key), watch);
      return recoveryCode;
    });
  }

  /**
   * What the store is opened with. Finishes what was broken off. Rejects with WRONG_PASSPHRASE, and
   * with LOCKED after ten wrong tries (`details` say when the next one is taken).
   */
  async unlock(secret: VaultSecret, watch: VaultWatch = {}): Promise<SealedBy> {
    const raw = await this.#open(secret);
    const seal = new VaultSeal(await importDataKey(raw));
    raw.fill(0);
    return this.#alone(async () => {
      const record = await this.#record();
      if (record.state !== "on") await this.#finish(record, seal, watch);
      const isOff = record.state === "unsealing";
      return { seal: isOff ? plainSeal : seal, epoch: await this.#epoch() };
    });
  }

  /** Gives the data key another passphrase. Rejects as `unlock` does. */
  changePassphrase(secret: VaultSecret, passphrase: string): Promise<void> {
    return this.#rewrap(secret, async (raw, { wraps }) => [
      await wrapByText("passphrase", passphrase, raw),
      ...wraps.filter(({ kind }) => kind !== "passphrase"),
    ]);
  }

  /** A new recovery code; the old one opens nothing any more. Rejects as `unlock` does. */
  async renewRecoveryCode(secret: VaultSecret): Promise<string> {
    const code = newRecoveryCode();
    await this.#rewrap(secret, async (raw, { wraps }) => [
      await wrapByText("recovery", code, raw),
      ...wraps.filter(({ kind }) => kind !== "recovery"),
    ]);
    return code;
  }

  /** Lets a passkey open it too. Rejects as `unlock` does. */
  addPasskey(secret: VaultSecret, passkey: PasskeySecret, salt: string): Promise<void> {
    return this.#rewrap(secret, async (raw, { wraps }) => [
      ...wraps.filter((one) => one.kind !== "passkey" || one.id !== passkey.id),
      await wrapByPasskey(passkey, salt, raw),
    ]);
  }

  /** Passkeys open it no longer. Rejects as `unlock` does. */
  removePasskeys(secret: VaultSecret): Promise<void> {
    return this.#rewrap(secret, (_, { wraps }) =>
      Promise.resolve(wraps.filter(({ kind }) => kind !== "passkey")),
    );
  }

  /** Everything lies as it is again. Rejects as `unlock` does. */
  async remove(secret: VaultSecret, watch: VaultWatch = {}): Promise<void> {
    const raw = await this.#open(secret);
    const seal = new VaultSeal(await importDataKey(raw));
    raw.fill(0);
    await watch.onSure?.();
    await this.#alone(async () => {
      const record = await this.#record();
      await this.#begin({ ...record, state: "unsealing" });
      watch.onBegin?.();
      await this.#finish({ ...record, state: "unsealing" }, seal, watch);
    });
  }

  /** Nobody writes meanwhile; what is open in other tabs hears of it afterwards. */
  async #alone<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.#tabs.exclusive(work);
    } catch (error) {
      throw toStoreError(error);
    } finally {
      this.#tabs.announceWrite();
    }
  }

  async #read(): Promise<VaultRecord | null> {
    try {
      const row = await this.#db.vault.get(0);
      return row ? decodeVault(row.state) : null;
    } catch (error) {
      throw toStoreError(error);
    }
  }

  async #assertNone(): Promise<void> {
    if (await this.#read()) throw new FaceSdkError("CONFLICT", "There is a vault already.");
  }

  async #epoch(): Promise<number> {
    return (await this.#db.meta.get("vaultEpoch"))?.value ?? 0;
  }

  async #record(): Promise<VaultRecord> {
    const record = await this.#read();
    if (!record) throw new FaceSdkError("NOT_FOUND", "There is no vault.");
    return record;
  }

  #write(record: VaultRecord): Promise<number> {
    return this.#db.vault.put({ key: 0, state: encodeVault(record) });
  }

  /** From here on every store that was open before is refused. */
  async #begin(record: VaultRecord): Promise<void> {
    const { vault, meta } = this.#db;
    await this.#db.transaction("rw", vault, meta, async () => {
      await meta.put({ name: "vaultEpoch", value: (await this.#epoch()) + 1 } satisfies MetaRow);
      await this.#write(record);
    });
  }

  async #finish(record: VaultRecord, seal: VaultSeal, watch: VaultWatch): Promise<void> {
    const isSealing = record.state === "sealing";
    await reseal(
      this.#db,
      (bytes, place) => {
        if (isSealed(bytes) === isSealing) return bytes;
        return isSealing ? seal.seal(bytes, place) : seal.open(bytes, place);
      },
      (progress) => watch.onProgress?.(progress),
    );
    if (isSealing) {
      await this.#write({ ...record, state: "on" });
      // Where the disk has no room for it, the browser lets go of what lay open when it tidies up by itself.
      await fillFiles(this.#db).catch((error: unknown) => console.warn(error));
    } else await this.#db.vault.delete(0);
  }

  /** The data key in the open, for the caller to overwrite. */
  async #open(secret: VaultSecret): Promise<Uint8Array<ArrayBuffer>> {
    const record = await this.#record();
    const next = retryAt(record);
    if (next && next > this.#now()) throw tooManyTries(next);
    const raw = await unwrap(record, secret);
    await this.#count(raw !== null);
    if (!raw) throw new FaceSdkError("WRONG_PASSPHRASE");
    return raw;
  }

  /** One transaction, so that tries in two tabs are two tries. */
  async #count(isRight: boolean): Promise<void> {
    const { vault } = this.#db;
    await this.#db.transaction("rw", vault, async () => {
      const record = await this.#record();
      const { count } = record.failures;
      if (isRight && count === 0) return;
      const last = this.#now().toISOString();
      const failures = isRight ? { count: 0, last: null } : { count: count + 1, last };
      await this.#write({ ...record, failures });
    });
  }

  async #rewrap(
    secret: VaultSecret,
    change: (raw: Uint8Array<ArrayBuffer>, record: VaultRecord) => Promise<Wrap[]>,
  ): Promise<void> {
    const raw = await this.#open(secret);
    try {
      await this.#alone(async () => {
        const record = await this.#record();
        await this.#write({ ...record, wraps: await change(raw, record) });
      });
    } finally {
      raw.fill(0);
    }
  }
}

function tooManyTries(next: Date): FaceSdkError {
  const at = next.toISOString();
  return new FaceSdkError("LOCKED", "Too many wrong tries.", {
    advice: "Too many wrong tries. Wait a while, then try again.",
    details: [{ loc: ["retryAt"], msg: at, type: "too_many_tries" }],
  });
}
