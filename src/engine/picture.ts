import type { Box } from "../contract/faces.ts";
import { areaResize } from "./pixels/area-resize.ts";
import { halve } from "./pixels/halve.ts";

/** An upright picture: RGBA, 8 bits, row by row. Pixel centres lie at whole coordinates. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * A picture and its halves, quarters …, made when first asked for. Shrinking starts from the
 * smallest level that is still large enough, so every pixel of the original counts (area
 * averaging) at little cost, and the same in every browser: their own scalers differ.
 */
export class Pyramid {
  readonly #levels: Picture[];

  constructor(picture: Picture) {
    this.#levels = [picture];
  }

  get base(): Picture {
    return this.#levels[0] as Picture;
  }

  /** Level `index`: 1/2^index of the size. */
  level(index: number): Picture {
    while (this.#levels.length <= index) {
      this.#levels.push(halve(this.#levels[this.#levels.length - 1] as Picture));
    }
    return this.#levels[index] as Picture;
  }

  /** Width and height become `scale` times as large (0 < scale ≤ 1), rounded. */
  shrink(scale: number): Picture {
    const width = Math.max(1, Math.round(this.base.width * scale));
    const height = Math.max(1, Math.round(this.base.height * scale));
    const level = Math.max(0, Math.floor(Math.log2(1 / scale) + 1e-9));
    return areaResize(this.level(level), width, height);
  }
}

/** A copy of a part that lies within the picture; places and sizes are rounded to whole pixels. */
export function cutOut(picture: Picture, { x, y, width, height }: Box): Picture {
  const left = Math.round(x);
  const top = Math.round(y);
  const w = Math.min(Math.round(width), picture.width - left);
  const h = Math.min(Math.round(height), picture.height - top);
  const data = new Uint8ClampedArray(w * h * 4);
  for (let row = 0; row < h; row++) {
    const start = ((top + row) * picture.width + left) * 4;
    data.set(picture.data.subarray(start, start + w * 4), row * w * 4);
  }
  return { width: w, height: h, data };
}
