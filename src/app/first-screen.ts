/** It is not waited for longer than this: something may be in its way. */
const LONGEST_MS = 4000;

let tell: () => void;

/**
 * Resolves when somebody has something to look at, with the introduction where that comes. Where the app is
 * opened for the first time, what takes every core for a moment waits for it; later nobody is to wait.
 */
export const firstScreen = new Promise<void>((resolve) => {
  tell = resolve;
  if (navigator.serviceWorker?.controller) resolve();
  else setTimeout(resolve, LONGEST_MS);
});

export const firstScreenIsThere = (): void => tell();
