/**
 * Resolves in a task of its own, so that a tap is answered before the work goes on: before all else
 * that waits where the browser can do so (WebKit cannot).
 */
export const breath = (): Promise<void> =>
  new Promise((resolve) => {
    if ("scheduler" in globalThis && "yield" in scheduler) resolve(scheduler.yield());
    else setTimeout(resolve);
  });

/** Resolves when nothing else is to be done. WebKit does not tell: there a moment later. */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 200);
  });
