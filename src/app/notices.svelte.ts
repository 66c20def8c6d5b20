interface Action {
  label: string;
  run: () => void;
  /** Runs where the notice goes without an answer: its time is over, or it was closed. */
  otherwise?: () => void;
}

interface Notice {
  id: number;
  text: string;
  action?: Action;
}

const SHOWN_MS = 5000;

/** Short messages, read out politely. One with an action stays until answered, if not said otherwise. */
class Notices {
  all = $state.raw<Notice[]>([]);
  #nextId = 1;

  add(text: string, action?: Action, shownMs = action ? Infinity : SHOWN_MS): void {
    const id = this.#nextId++;
    this.all = [...this.all, { id, text, ...(action && { action }) }];
    if (Number.isFinite(shownMs)) setTimeout(() => this.dismiss(id), shownMs);
  }

  /** Runs the action of a notice, which is answered by that. */
  answer(id: number): void {
    this.#take(id)?.action?.run();
  }

  dismiss(id: number): void {
    this.#take(id)?.action?.otherwise?.();
  }

  /** Takes all away, unanswered: what would be done without an answer is not done. */
  clear(): void {
    this.all = [];
  }

  #take(id: number): Notice | undefined {
    const notice = this.all.find((one) => one.id === id);
    this.all = this.all.filter((one) => one !== notice);
    return notice;
  }
}

export const notices = new Notices();

export const notify = (...notice: Parameters<Notices["add"]>): void => notices.add(...notice);
