import { SvelteSet } from "svelte/reactivity";

/** Who is selected, while people are being selected. */
export class Selection {
  isOn = $state(false);
  readonly ids = new SvelteSet<string>();

  begin(id?: string): void {
    this.isOn = true;
    if (id !== undefined) this.ids.add(id);
  }

  end(): void {
    this.isOn = false;
    this.ids.clear();
  }

  toggle(id: string): void {
    if (!this.ids.delete(id)) this.ids.add(id);
  }

  /** These and nobody else. */
  set(ids: Iterable<string>): void {
    this.ids.clear();
    for (const id of ids) this.ids.add(id);
  }
}
