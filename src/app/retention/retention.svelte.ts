import { createContext } from "svelte";
import {
  calendarDayOf,
  FaceSdkError,
  type FaceSdk,
  type PurgeProof,
  type RetentionDue,
} from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { LongRun } from "../long-run.svelte.ts";
import { notify } from "../notices.svelte.ts";

/** The day on which the reminder was put off. */
const KEY = "visavis-reminded";
/** How often it is looked whether a new day has begun. */
const LOOK_EVERY_MS = 15 * 60_000;

/** What is due, as of today, and its purge. There is one for the life of the page. */
export class RetentionState {
  due = $state.raw<RetentionDue | null>(null);
  /** Why it is not known what is due. */
  notLoaded = $state.raw<Problem | null>(null);
  /** Why nothing was purged. */
  problem = $state.raw<Problem | null>(null);
  proof = $state.raw<PurgeProof | null>(null);
  readonly run = new LongRun();
  readonly #sdk: FaceSdk;
  #putOff = $state(localStorage.getItem(KEY));

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  get expired() {
    return this.due?.collections.filter(({ isExpired }) => isExpired) ?? [];
  }

  get soon() {
    return this.due?.collections.filter(({ isExpired }) => !isExpired) ?? [];
  }

  /** Whether somebody has to be told: something is due, and was not put off today. */
  get reminds(): boolean {
    return this.due !== null && this.due.collections.length > 0 && this.due.on !== this.#putOff;
  }

  putOff(): void {
    this.#putOff = this.due?.on ?? null;
    if (this.#putOff) localStorage.setItem(KEY, this.#putOff);
  }

  /** For an effect: looks now, after each change and on each new day; returns the way to stop. */
  watch(): () => void {
    void this.load();
    const stop = this.#sdk.onChange((what) => {
      // People come and go; only where something is due that changes anything.
      if (what === "collections" || this.due?.collections.length) void this.load();
    });
    const timer = setInterval(() => {
      if (this.due?.on !== calendarDayOf()) void this.load();
    }, LOOK_EVERY_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }

  async load(): Promise<void> {
    try {
      this.due = await this.#sdk.retention.due();
      this.notLoaded = null;
    } catch (error) {
      this.notLoaded = problemOf(error);
    }
  }

  /** Purges all that has expired. */
  async purge(): Promise<void> {
    const ids = this.expired.map(({ collection }) => collection.id);
    this.problem = null;
    this.proof = null;
    try {
      this.proof = await this.run.run(t("retention.purging"), 0, ({ signal }) =>
        this.#sdk.retention.purge(ids, { signal }),
      );
    } catch (error) {
      this.problem = problemOf(error);
      if (error instanceof FaceSdkError && error.code === "ABORTED") notify(t("retention.stopped"));
    }
    await this.load();
  }
}

export const [useRetention, provideRetention] = createContext<RetentionState>();
