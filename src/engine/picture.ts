/** An upright picture: RGBA, 8 bits, row by row. Pixel centres lie at whole coordinates. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

/** 2×2 means. An odd last row or column is averaged with itself. */
export function halve({ width, height, data }: Picture): Picture {
  const w = Math.ceil(width / 2);
  const h = Math.ceil(height / 2);
  const out = new Uint8ClampedArray(w * h * 4);
  const lastX = (width - 1) * 4;
  for (let y = 0; y < h; y++) {
    const upper = 2 * y * width * 4;
    const lower = Math.min(2 * y + 1, height - 1) * width * 4;
    for (let x = 0; x < w; x++) {
      const left = 8 * x;
      const right = Math.min(left + 4, lastX);
      const o = (y * w + x) * 4;
      for (let c = 0; c < 4; c++) {
        out[o + c] =
          ((data[upper + left + c] as number) +
            (data[upper + right + c] as number) +
            (data[lower + left + c] as number) +
            (data[lower + right + c] as number) +
            2) >>
          2;
      }
    }
  }
  return { width: w, height: h, data: out };
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

/** For each target pixel the source pixels under it, as [first, count], and their weights. */
function coverage(source: number, target: number) {
  const ratio = source / target;
  const spans: { first: number; weights: number[] }[] = [];
  for (let i = 0; i < target; i++) {
    const from = i * ratio;
    const to = Math.min(source, (i + 1) * ratio);
    const first = Math.floor(from);
    const weights: number[] = [];
    for (let s = first; s < to; s++) {
      weights.push((Math.min(s + 1, to) - Math.max(s, from)) / (to - from));
    }
    spans.push({ first, weights });
  }
  return spans;
}

/** Area-averaging resize to a size not larger than the picture's own. Alpha becomes opaque. */
export function areaResize(picture: Picture, width: number, height: number): Picture {
  if (picture.width === width && picture.height === height) return picture;
  const columns = coverage(picture.width, width);
  const rows = coverage(picture.height, height);
  const out = new Uint8ClampedArray(width * height * 4);
  const line = new Float32Array(width * 3);
  for (let y = 0; y < height; y++) {
    line.fill(0);
    const { first, weights } = rows[y] as (typeof rows)[number];
    for (let r = 0; r < weights.length; r++) {
      const rowStart = (first + r) * picture.width * 4;
      addRow(picture.data, rowStart, columns, weights[r] as number, line);
    }
    const o = y * width * 4;
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) out[o + x * 4 + c] = line[x * 3 + c] as number;
      out[o + x * 4 + 3] = 255;
    }
  }
  return { width, height, data: out };
}

function addRow(
  data: Uint8ClampedArray,
  rowStart: number,
  columns: ReturnType<typeof coverage>,
  rowWeight: number,
  line: Float32Array,
) {
  for (let x = 0; x < columns.length; x++) {
    const { first, weights } = columns[x] as (typeof columns)[number];
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let k = 0; k < weights.length; k++) {
      const p = rowStart + (first + k) * 4;
      const weight = weights[k] as number;
      red += (data[p] as number) * weight;
      green += (data[p + 1] as number) * weight;
      blue += (data[p + 2] as number) * weight;
    }
    const o = x * 3;
    line[o] = (line[o] as number) + red * rowWeight;
    line[o + 1] = (line[o + 1] as number) + green * rowWeight;
    line[o + 2] = (line[o + 2] as number) + blue * rowWeight;
  }
}
