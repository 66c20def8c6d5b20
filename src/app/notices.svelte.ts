interface Notice {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 5000;

/** Short messages, read out politely. One with an action stays until answered. */
class Notices {
  all = $state.raw<Notice[]>([]);
  #nextId = 1;

  add(text: string, action?: Notice["action"]): void {
    const id = this.#nextId++;
    this.all = [...this.all, { id, text, ...(action && { action }) }];
    if (!action) setTimeout(() => this.dismiss(id), SHOWN_MS);
  }

  dismiss(id: number): void {
    this.all = this.all.filter((notice) => notice.id !== id);
  }
}

export const notices = new Notices();

export const notify = (text: string, action?: Notice["action"]): void => notices.add(text, action);
