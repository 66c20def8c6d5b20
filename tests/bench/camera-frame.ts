/**
 * A frame as cameras give it: I420, luminance and quartered colours (BT.601, limited range), with
 * the picture over its whole height in the middle.
 *
 * @param timestamp in microseconds
 */
export function cameraFrame(
  picture: ImageBitmap,
  { width, height }: { width: number; height: number },
  timestamp: number,
): VideoFrame {
  const context = new OffscreenCanvas(width, height).getContext("2d");
  if (!context) throw new Error("The browser gives no canvas.");
  context.fillStyle = "#68707a";
  context.fillRect(0, 0, width, height);
  const shown = (picture.width * height) / picture.height;
  context.drawImage(picture, (width - shown) / 2, 0, shown, height);
  const { data } = context.getImageData(0, 0, width, height);
  const plane = width * height;
  const bytes = new Uint8Array(plane * 1.5);
  for (let i = 0; i < plane; i++) {
    const [r = 0, g = 0, b = 0] = data.subarray(4 * i, 4 * i + 3);
    bytes[i] = 16 + 0.257 * r + 0.504 * g + 0.098 * b;
    const [x, y] = [i % width, Math.floor(i / width)];
    if (x % 2 || y % 2) continue;
    const at = plane + (y / 2) * (width / 2) + x / 2;
    bytes[at] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
    bytes[at + plane / 4] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
  }
  return new VideoFrame(bytes, {
    format: "I420",
    codedWidth: width,
    codedHeight: height,
    timestamp,
  });
}
