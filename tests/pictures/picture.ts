import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";

/** The app keeps the guide's pictures on the device. */
const MAX_BYTES = 40_000;

export interface Look {
  width: number;
  height: number;
  theme?: "light" | "dark";
}

/** What the page shows, at this size and in this look, as `docs/images/<name>.webp`. */
export async function picture(
  page: Page,
  name: string,
  { width, height, theme = "light" }: Look,
): Promise<void> {
  await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
  await page.setViewportSize({ width, height });
  // Nothing lies under the pointer by chance, and thumbnails arrive a moment later.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(800);
  const webp = await toWebp(page, await page.screenshot());
  await writeFile(`docs/images/${name}.webp`, webp);
}

/** In the best quality that is small enough. */
async function toWebp(page: Page, png: Buffer): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ data, most }) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
      for (let quality = 0.9; quality > 0.3; quality -= 0.05) {
        const blob = await canvas.convertToBlob({ type: "image/webp", quality });
        if (blob.size >= most) continue;
        const out = new Uint8Array(await blob.arrayBuffer());
        return btoa(Array.from(out, (byte) => String.fromCharCode(byte)).join(""));
      }
      throw new Error("the picture is too large");
    },
    { data: png.toString("base64"), most: MAX_BYTES },
  );
  return Buffer.from(base64, "base64");
}
