/** Milliseconds. */
export interface Times {
  median: number;
  least: number;
}

/** The median and the least of some runs after some more for warming up. */
export async function measure(
  runs: number,
  warmUps: number,
  run: (nth: number) => unknown,
): Promise<Times> {
  const times: number[] = [];
  for (let nth = 0; nth < warmUps + runs; nth++) {
    const start = performance.now();
    await run(nth);
    if (nth >= warmUps) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(runs / 2)] ?? NaN, least: times[0] ?? NaN };
}

/** How long something takes, once. */
export async function timed(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
