/**
 * The work's outcome, if it comes in time. What comes later goes nowhere; the work is not stopped.
 * @param ms milliseconds
 * @param signal ends the waiting too
 * @throws DOMException TimeoutError, which says what took too long
 * @throws Error the signal's reason
 */
export async function within<T>(
  ms: number,
  what: string,
  work: Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  let stop!: () => void;
  const ended = new Promise<never>((_, reject) => {
    const message = `${what} gave no answer within ${(ms / 1000).toFixed()} s`;
    const timer = setTimeout(() => reject(new DOMException(message, "TimeoutError")), ms);
    const leave = () => reject(signal?.reason as Error);
    signal?.addEventListener("abort", leave);
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", leave);
    };
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    stop();
  }
}

export const isTimeout = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "TimeoutError";

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
