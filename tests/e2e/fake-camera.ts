import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  chromium,
  test,
  type BrowserContext,
  type LaunchOptions,
  type Page,
} from "@playwright/test";
import type { PhotoFile } from "./photos.ts";

/** A picture in a frame: drawn `height` pixels high about the point (x, y), at most as wide as high. */
export interface Item {
  photo: PhotoFile;
  x: number;
  y: number;
  height: number;
}

/** A frame of 640×480. `mark` colours a strip at its lower edge: it tells a test which frame it is. */
export interface Scene {
  items: Item[];
  mark?: [red: number, green: number, blue: number];
  /** How often it is repeated; the camera shows 30 frames a second. */
  times?: number;
}

const FOLDER = ".cache";

/** A browser whose camera plays the scenes again and again. `scenes` draws with a browser's help. */
export async function withCamera(
  launchOptions: LaunchOptions,
  scenes: (page: Page) => Promise<Scene[]>,
  work: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const maker = await chromium.launch(launchOptions);
  const page = await maker.newPage();
  const file = join(process.cwd(), FOLDER, `camera-${process.pid}.mjpeg`);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(file, await film(page, await scenes(page)));
  await maker.close();

  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${file}`,
    ],
  });
  try {
    const context = await browser.newContext({
      permissions: ["camera"],
      baseURL: test.info().project.use.baseURL ?? "",
      viewport: { width: 768, height: 1024 },
    });
    await work(context);
  } finally {
    await browser.close();
  }
}

/** Motion JPEG: one picture after the other. */
async function film(page: Page, scenes: Scene[]): Promise<Buffer> {
  const files = [...new Set(scenes.flatMap(({ items }) => items.map(({ photo }) => photo)))];
  const frames = await page.evaluate(
    async ({ photos, plans }) => {
      const bytesOf = (data: string) => Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      const bitmaps = await Promise.all(
        photos.map((data) => createImageBitmap(new Blob([bytesOf(data)]))),
      );
      const canvas = new OffscreenCanvas(640, 480);
      const context = canvas.getContext("2d");
      if (!context) throw new Error("no canvas");
      const drawn: string[] = [];
      for (const { items, mark } of plans) {
        context.fillStyle = "#777";
        context.fillRect(0, 0, 640, 480);
        for (const { photo, x, y, height } of items) {
          const bitmap = bitmaps[photo] as ImageBitmap;
          const scale = height / bitmap.height;
          const width = Math.min(bitmap.width * scale, height);
          const cut = width / scale;
          const left = (bitmap.width - cut) / 2;
          const to = [x - width / 2, y - height / 2, width, height] as const;
          context.drawImage(bitmap, left, 0, cut, bitmap.height, ...to);
        }
        if (mark) {
          context.fillStyle = `rgb(${mark.join(" ")})`;
          context.fillRect(0, 448, 640, 32);
        }
        const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.92 });
        const out = new Uint8Array(await blob.arrayBuffer());
        drawn.push(btoa(Array.from(out, (byte) => String.fromCharCode(byte)).join("")));
      }
      return drawn;
    },
    {
      photos: files.map(({ buffer }) => buffer.toString("base64")),
      plans: scenes.map(({ items, mark }) => ({
        mark,
        items: items.map((item) => ({ ...item, photo: files.indexOf(item.photo) })),
      })),
    },
  );
  return Buffer.concat(
    frames.flatMap((data, i) =>
      Array.from({ length: scenes[i]?.times ?? 1 }, () => Buffer.from(data, "base64")),
    ),
  );
}

/** What `track` said of one frame; `mark` is the colour of the frame's own strip. */
export interface Answer {
  mark: [red: number, green: number, blue: number];
  /** The frame's own, in seconds. */
  time: number;
  faces: { trackId: number; band: string; name: string; x: number; looks: number }[];
}

/** Opens the camera in the page and has the SDK follow it for so long. */
export const follow = (page: Page, seconds: number): Promise<Answer[]> =>
  page.evaluate(async (duration) => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const video = document.createElement("video");
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("no canvas");
    const answers: Answer[] = [];
    const end = performance.now() + duration * 1000;
    while (performance.now() < end) {
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      const frame = new VideoFrame(video);
      context.drawImage(frame, 320, 464, 1, 1, 0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      const seen = await globalThis.visavis.search.track(frame);
      const time = frame.timestamp / 1e6;
      frame.close();
      if (!seen) continue;
      answers.push({
        mark: [red, green, blue],
        time,
        faces: seen.faces.map(({ trackId, band, candidates, box, looks }) => ({
          trackId,
          band,
          name: candidates[0]?.person.name ?? "",
          x: box.x + box.width / 2,
          looks,
        })),
      });
    }
    for (const track of stream.getTracks()) track.stop();
    return answers;
  }, seconds);
