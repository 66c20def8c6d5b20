/** Formats without transparency (WebCodecs, VideoPixelFormat); "opaque" frames of a GPU have none. */
const OPAQUE = /^(I420|I422|I444|NV12|RGBX|BGRX)$/;

/**
 * A frame's pixels, RGBA, straight from its planes: the same as through a canvas in a third of the
 * time, and without what Chromium keeps of each picture that is drawn on one (some hundred megabytes
 * in a minute of video). Null where only a canvas shows them as they are meant to be seen: turned, mirrored or
 * stretched, transparent, on a GPU, or in a browser that cannot convert.
 */
export async function pixelsOf(frame: VideoFrame): Promise<Uint8ClampedArray<ArrayBuffer> | null> {
  const { format, visibleRect, displayWidth: width, displayHeight: height } = frame;
  if (!format || !OPAQUE.test(format)) return null;
  if (visibleRect?.width !== width || visibleRect.height !== height) return null;
  const { rotation = 0, flip = false } = frame as { rotation?: number; flip?: boolean };
  if (rotation !== 0 || flip) return null;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const options = { format: "RGBA", colorSpace: "srgb" } as const;
  try {
    // Browsers that know no conversion leave the wish aside: they would give the planes as they are.
    if (frame.allocationSize(options) !== pixels.length) return null;
    await frame.copyTo(pixels, options);
    return pixels;
  } catch {
    return null;
  }
}
