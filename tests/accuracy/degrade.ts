/** @file Makes good photos bad, each in one way and by a known amount, to try the quality gate on. */
import type { Box, Landmarks } from "../../src/contract/faces.ts";
import type { Picture } from "../../src/engine/picture.ts";
import { areaResize } from "../../src/engine/pixels/area-resize.ts";

/** A colour channel's value from the source's pixel values. */
type Paint = (x: number, y: number, channel: number) => number;

const at = ({ width, height, data }: Picture, x: number, y: number, c: number) => {
  const px = Math.min(width - 1, Math.max(0, x));
  const py = Math.min(height - 1, Math.max(0, y));
  return data[(py * width + px) * 4 + c] as number;
};

export function paint(width: number, height: number, value: Paint): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const o = (y * width + x) * 4;
      for (let c = 0; c < 3; c++) data[o + c] = value(x, y, c);
      data[o + 3] = 255;
    }
  }
  return { width, height, data };
}

/** Between four pixels; beyond the edge its pixels go on. */
export function bilinear(picture: Picture, x: number, y: number, c: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - x0, y - y0];
  const upper = at(picture, x0, y0, c) * (1 - fx) + at(picture, x0 + 1, y0, c) * fx;
  const lower = at(picture, x0, y0 + 1, c) * (1 - fx) + at(picture, x0 + 1, y0 + 1, c) * fx;
  return upper * (1 - fy) + lower * fy;
}

/** Gaussian blur, `sigma` in pixels. */
export function blurred(picture: Picture, sigma: number): Picture {
  const radius = Math.ceil(3 * sigma);
  const taps = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
  const total = taps.reduce((sum, tap) => sum + tap, 0);
  const pass = (source: Picture, dx: number, dy: number) =>
    paint(source.width, source.height, (x, y, c) => {
      let sum = 0;
      taps.forEach((tap, i) => {
        sum += tap * at(source, x + dx * (i - radius), y + dy * (i - radius), c);
      });
      return sum / total;
    });
  return pass(pass(picture, 1, 0), 0, 1);
}

/** Every value times `gain`: darker below 1; brighter, and clipped, above. */
export const exposed = (picture: Picture, gain: number): Picture =>
  paint(picture.width, picture.height, (x, y, c) => at(picture, x, y, c) * gain);

/** Lit from the right: what lies left of the face's middle gets only `gain` of the light. */
export function sideLit(picture: Picture, { nose, left_eye, right_eye }: Landmarks, gain: number) {
  const softness = (right_eye.x - left_eye.x) / 4;
  return paint(picture.width, picture.height, (x, y, c) => {
    const lit = 1 / (1 + Math.exp((nose.x - x) / softness));
    return at(picture, x, y, c) * (gain + (1 - gain) * lit);
  });
}

/** Turned in the picture's plane about the middle of the face, clockwise. */
export function rotated(picture: Picture, box: Box, degrees: number): Picture {
  const [cos, sin] = [Math.cos, Math.sin].map((f) => f((degrees * Math.PI) / 180)) as [
    number,
    number,
  ];
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  return paint(picture.width, picture.height, (x, y, c) => {
    const [dx, dy] = [x - cx, y - cy];
    return bilinear(picture, cx + cos * dx + sin * dy, cy - sin * dx + cos * dy, c);
  });
}

/** Cut on the left so that this share of the face's box is gone, 0 to 1. */
export function cropped(picture: Picture, box: Box, share: number): Picture {
  const left = Math.max(0, Math.round(box.x + share * box.width));
  return paint(picture.width - left, picture.height, (x, y, c) => at(picture, x + left, y, c));
}

/** Made smaller, in the middle of a grey picture of the same size. */
export function shrunk(picture: Picture, scale: number): Picture {
  const { width, height } = picture;
  const small = areaResize(picture, Math.round(width * scale), Math.round(height * scale));
  const left = Math.round((width - small.width) / 2);
  const top = Math.round((height - small.height) / 2);
  return paint(width, height, (x, y, c) => {
    const inside = x >= left && y >= top && x < left + small.width && y < top + small.height;
    return inside ? at(small, x - left, y - top, c) : 128;
  });
}

/** Made smaller and as large as before: few true pixels in a picture that has many. */
export function enlargedAgain(picture: Picture, scale: number): Picture {
  const { width, height } = picture;
  const small = areaResize(picture, Math.round(width * scale), Math.round(height * scale));
  return paint(width, height, (x, y, c) =>
    bilinear(small, (x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5, c),
  );
}
