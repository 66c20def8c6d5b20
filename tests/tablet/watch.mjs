/** @file Runs in the page: what its person notices of how busy it is. */

/**
 * @typedef {object} Noticed
 * @property {number} seconds
 * @property {number[]} frames Milliseconds between one frame of the page and the next.
 * @property {Record<string, number[]>} inputs Milliseconds from an input to the next paint, by the kind
 *   of event; multiples of 8, and those of less than 16 are not among them.
 * @property {{ side: number, at: string }[]} looks Of the answers of live identification.
 */

export function startWatching() {
  /** @type {Noticed} */
  let noticed = { seconds: 0, frames: [], inputs: {}, looks: [] };
  let since = performance.now();
  let before = since;
  const onFrame = () => {
    const now = performance.now();
    noticed.frames.push(now - before);
    before = now;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      (noticed.inputs[name] ??= []).push(duration);
  }).observe(/** @type {PerformanceObserverInit} */ ({ type: "event", durationThreshold: 16 }));
  const { search } = globalThis.visavis;
  const track = search.track;
  search.track = async (image, options) => {
    const frame = await track(image, options);
    if (frame) noticed.looks.push(frame.look);
    return frame;
  };
  Object.assign(globalThis, {
    takeNoticed() {
      const now = performance.now();
      const taken = { ...noticed, seconds: (now - since) / 1000 };
      since = now;
      noticed = { seconds: 0, frames: [], inputs: {}, looks: [] };
      return taken;
    },
  });
}

/** @returns {Noticed} Since the last time. */
export function takeNoticed() {
  const { takeNoticed: take } = /** @type {typeof globalThis & { takeNoticed: () => Noticed }} */ (
    globalThis
  );
  return take();
}

/** @returns {number} Milliseconds for a fixed computation, in the page or in a worker. */
export function compute() {
  const start = performance.now();
  let sum = 0;
  for (let i = 0; i < 4e7; i++) sum += Math.sqrt(i);
  return sum > 0 ? performance.now() - start : NaN;
}
