import { FaceSdkError } from "../contract/errors.ts";

/**
 * Lets the worker take in what has arrived, an abort among it, and ends the work if it came.
 * Inference blocks the worker and awaits only itself: without this a message would wait until all
 * tiles are done. A message channel, because timers are held back by 4 ms each.
 * @throws FaceSdkError ABORTED
 */
export async function breathe(signal?: AbortSignal): Promise<void> {
  if (!signal) return;
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
  if (signal.aborted) throw new FaceSdkError("ABORTED");
}
