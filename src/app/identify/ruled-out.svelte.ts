/** Whom the user has said that faces are not, by the faces' keys; never stored. */
export class RuledOut {
  #ids = $state.raw<Readonly<Record<string, readonly string[]>>>({});

  /** Ids of the persons whom this face is not. */
  of(key: string): readonly string[] {
    return this.#ids[key] ?? [];
  }

  set(key: string, personId: string, isRuledOut: boolean): void {
    const others = this.of(key).filter((id) => id !== personId);
    this.#ids = { ...this.#ids, [key]: isRuledOut ? [...others, personId] : others };
  }

  clear(): void {
    this.#ids = {};
  }
}
