import { SvelteMap, SvelteSet } from "svelte/reactivity";
import type { FaceSdk, PresenceBy, RollCallData } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";

/** Somebody who may be the one, for a person to decide. */
export interface Doubt {
  personId: string;
  name: string;
  score: number;
  by: PresenceBy;
  /** The face that was seen. */
  probe: Blob | null;
}

/** A face that is nobody here. Never stored. */
export interface Stranger {
  key: string;
  probe: Blob;
}

/** One roll call while it is on the screen: what was seen, and the sheet that is kept of it. */
export class RollCallSession {
  sheet = $state.raw<RollCallData | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** The latest to be marked, for undoing. */
  latest = $state.raw<{ id: string; name: string } | null>(null);
  readonly doubts = new SvelteMap<string, Doubt>();
  readonly strangers = new SvelteMap<string, Stranger>();
  readonly missing = $derived(this.sheet?.entries.filter((one) => !one.presentSince) ?? []);
  readonly present = $derived(this.sheet?.entries.filter((one) => one.presentSince) ?? []);

  readonly #sdk: FaceSdk;
  readonly #id: string;
  /** Whom somebody said not to be there: the camera does not mark them again. */
  readonly #denied = new SvelteSet<string>();
  readonly #marking = new SvelteSet<string>();

  constructor(sdk: FaceSdk, id: string) {
    this.#sdk = sdk;
    this.#id = id;
  }

  get id(): string {
    return this.#id;
  }

  /** Follows what other tabs and screens change. Returns the way to stop. */
  watch(): () => void {
    const load = () => this.#take(this.#sdk.rollCalls.get(this.#id));
    void load();
    return this.#sdk.onChange(() => void load());
  }

  /** Whether nothing need be done about this person any more. */
  isSettled(personId: string): boolean {
    return (
      this.#denied.has(personId) ||
      this.#marking.has(personId) ||
      this.present.some(({ person }) => person.id === personId)
    );
  }

  /** Somebody was recognised: once is enough. */
  async see(person: { id: string; name: string }, by: PresenceBy, score: number): Promise<void> {
    if (this.isSettled(person.id)) return;
    await this.mark(person, by, score);
  }

  doubt(doubt: Doubt): void {
    if (this.isSettled(doubt.personId)) return;
    const before = this.doubts.get(doubt.personId);
    if (!before || before.score < doubt.score) this.doubts.set(doubt.personId, doubt);
  }

  /** It is not them. */
  deny(personId: string): void {
    this.#denied.add(personId);
    this.doubts.delete(personId);
  }

  /** Also by hand, whatever was said before. */
  async mark(
    { id, name }: { id: string; name: string },
    by: PresenceBy,
    score: number | null = null,
  ): Promise<void> {
    this.#marking.add(id);
    this.doubts.delete(id);
    const presence = { personId: id, by, score };
    if (await this.#take(this.#sdk.rollCalls.mark(this.#id, [presence]))) {
      this.latest = { id, name };
    }
    this.#marking.delete(id);
  }

  async unmark(id: string): Promise<void> {
    this.#denied.add(id);
    if (this.latest?.id === id) this.latest = null;
    await this.#take(this.#sdk.rollCalls.unmark(this.#id, [id]));
  }

  finish(): Promise<boolean> {
    this.latest = null;
    return this.#take(this.#sdk.rollCalls.finish(this.#id));
  }

  resume(): Promise<boolean> {
    return this.#take(this.#sdk.rollCalls.resume(this.#id));
  }

  /** True when it worked. */
  async #take(sheet: Promise<RollCallData>): Promise<boolean> {
    try {
      this.sheet = await sheet;
      this.problem = null;
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      return false;
    }
  }
}
