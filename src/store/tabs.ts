/**
 * The understanding between tabs that have the same database open: one writes at a time, and tells
 * the others when it has. Where Web Locks are missing the calls of this tab still take turns, and
 * the revision in `meta` (transactor.ts) keeps two tabs apart.
 */
export class Tabs {
  readonly #lockName: string;
  readonly #channel: BroadcastChannel;
  readonly #locks = (globalThis.navigator as Navigator | undefined)?.locks as
    LockManager | undefined;
  #lastTurn: Promise<unknown> = Promise.resolve();

  /** `onWrite` is called when another tab (or another store in this one) has written. */
  constructor(databaseName: string, onWrite: () => void) {
    this.#lockName = `visavis-writer:${databaseName}`;
    this.#channel = new BroadcastChannel(`visavis:${databaseName}`);
    this.#channel.onmessage = onWrite;
  }

  /** Runs `work` while nobody else reads or writes under the lock. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn("exclusive", work);
  }

  /** Runs `work` while nobody writes. */
  shared<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn("shared", work);
  }

  announceWrite(): void {
    this.#channel.postMessage("written");
  }

  close(): void {
    this.#channel.close();
  }

  #inTurn<T>(mode: LockMode, work: () => Promise<T>): Promise<T> {
    if (this.#locks) return this.#locks.request(this.#lockName, { mode }, work) as Promise<T>;
    const turn = this.#lastTurn.then(work);
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }
}
