import { FaceSdkError } from "../contract/errors.ts";

/** Milliseconds after which messages shall be taken in. */
const EVERY = 25;

/**
 * For long work, to be called between its parts: lets the worker take in what has arrived, an abort among it, and ends
 * the work if it came. Inference blocks the worker and awaits only itself: without this a message would wait until all
 * tiles are done. A message channel, because timers are held back by 4 ms each.
 *
 * @returns what throws FaceSdkError ABORTED
 */
export function breather(signal?: AbortSignal): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (!signal) return;
    if (performance.now() - last >= EVERY) {
      await messages();
      last = performance.now();
    }
    throwIfAborted(signal);
  };
}

/** @throws FaceSdkError ABORTED */
export function throwIfAborted(signal?: AbortSignal): void {
  if (signal?.aborted) throw new FaceSdkError("ABORTED");
}

function messages(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
