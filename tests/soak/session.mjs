/** @file What a live session does, counted in its page: pictures drawn, answers and names. */

/**
 * @typedef {{ drawn: number, answers: number, names: Record<string, number>, seconds: number }} Counts
 * Since the counts before.
 */

/** Runs in the page, before the camera starts. */
export function startCounting() {
  const { search } = globalThis.visavis;
  const track = search.track;
  let since = performance.now();
  /** @type {Omit<Counts, "seconds">} */
  let counts = { drawn: 0, answers: 0, names: {} };
  search.track = async (image, options) => {
    const frame = await track(image, options);
    if (frame) counts.answers++;
    for (const { band, candidates } of frame?.faces ?? []) {
      const name = band === "match" ? candidates[0]?.person.name : undefined;
      if (name) counts.names[name] = (counts.names[name] ?? 0) + 1;
    }
    return frame;
  };
  /** @type {HTMLVideoElement | undefined} */
  let watched;
  const watch = () => {
    const video = document.querySelector("video");
    if (video && video !== watched) {
      watched = video;
      const next = () => {
        counts.drawn++;
        if (video === watched) video.requestVideoFrameCallback(next);
      };
      video.requestVideoFrameCallback(next);
    }
  };
  setInterval(watch, 200);
  Object.assign(globalThis, {
    takeCounts() {
      const now = performance.now();
      const taken = { ...counts, seconds: (now - since) / 1000 };
      since = now;
      counts = { drawn: 0, answers: 0, names: {} };
      return taken;
    },
  });
}

/**
 * Runs in the page: the counts since the last time, and what is wrong.
 *
 * @returns {Counts & { fault: string | null }}
 */
export function takeCounts() {
  const { takeCounts: take } = /** @type {typeof globalThis & { takeCounts: () => Counts }} */ (
    globalThis
  );
  const video = document.querySelector("video");
  const stream = /** @type {MediaStream | null | undefined} */ (video?.srcObject);
  const alert = document.querySelector('[role="alert"]');
  const isLive = stream?.getVideoTracks().some(({ readyState }) => readyState === "live");
  const fault = alert?.textContent?.trim() ?? (isLive ? null : "the camera's picture has ended");
  return { ...take(), fault };
}
