/** Calls `run` when `ms` have passed without another call; `cancel` forgets a waiting one. */
export function debounce(run: () => void, ms: number): (() => void) & { cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  const call = () => {
    cancel();
    timer = setTimeout(run, ms);
  };
  return Object.assign(call, { cancel });
}
