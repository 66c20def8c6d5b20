interface Notice {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 5000;

/** Short messages, read out politely. One with an action stays until answered, if not said otherwise. */
class Notices {
  all = $state.raw<Notice[]>([]);
  #nextId = 1;

  add(text: string, action?: Notice["action"], shownMs = action ? Infinity : SHOWN_MS): void {
    const id = this.#nextId++;
    this.all = [...this.all, { id, text, ...(action && { action }) }];
    if (Number.isFinite(shownMs)) setTimeout(() => this.dismiss(id), shownMs);
  }

  /** Runs the action of a notice, which is answered by that. */
  answer(id: number): void {
    const action = this.all.find((notice) => notice.id === id)?.action;
    this.dismiss(id);
    action?.run();
  }

  dismiss(id: number): void {
    this.all = this.all.filter((notice) => notice.id !== id);
  }
}

export const notices = new Notices();

export const notify = (...notice: Parameters<Notices["add"]>): void => notices.add(...notice);
