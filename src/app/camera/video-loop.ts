import type { FaceSdk, TrackedFrame, TrackOptionsInput } from "../../sdk/index.ts";

/** One frame may fail while the picture changes its size; so many in a row are a fault. */
const FAILURES_IN_A_ROW = 3;

/** The next frame that the video shows; where the browser does not tell, the screen's next one. */
export const nextFrame = (video: HTMLVideoElement): Promise<void> =>
  new Promise((resolve) => {
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(() => resolve());
    else requestAnimationFrame(() => resolve());
  });

interface Handlers {
  /** Asked before each frame; false leaves it out. Default: every frame is looked at. */
  isDue?: () => boolean;
  /** Asked before each frame. */
  options: () => TrackOptionsInput;
  onframe: (frame: TrackedFrame) => void;
  /** It has stopped by itself. */
  onfault: (error: unknown) => void;
}

/** Follows the faces of a video, one frame in work at a time. Returns the way to stop. */
export function followVideo(
  sdk: FaceSdk,
  video: HTMLVideoElement,
  { isDue = () => true, options, onframe, onfault }: Handlers,
): () => void {
  let isOver = false;
  const loop = async () => {
    let failures = 0;
    while (!isOver) {
      await nextFrame(video);
      if (isOver) return;
      if (!isDue()) continue;
      if (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) continue;
      try {
        const frame = await sdk.search.track(video, options());
        failures = 0;
        // Stopped meanwhile, in spite of what the compiler believes.
        if (frame && !(isOver as boolean)) onframe(frame);
      } catch (error) {
        if (isOver as boolean) return;
        if (++failures < FAILURES_IN_A_ROW) continue;
        isOver = true;
        onfault(error);
      }
    }
  };
  void loop();
  return () => (isOver = true);
}
