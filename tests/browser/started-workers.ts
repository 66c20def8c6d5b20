/** A worker, and what it was told. */
export interface StartedWorker<Message> {
  worker: Worker;
  messages: Message[];
}

/** Notes each worker that is started from now on, and what it is told. */
export function noteWorkers<Message>(): StartedWorker<Message>[] {
  const started: StartedWorker<Message>[] = [];
  globalThis.Worker = class extends Worker {
    readonly #messages: Message[] = [];
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      started.push({ worker: this, messages: this.#messages });
    }
    override postMessage(message: Message): void {
      this.#messages.push(message);
      super.postMessage(message);
    }
  };
  return started;
}
