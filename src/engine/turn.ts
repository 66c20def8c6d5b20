import { mapPoints, type Find } from "./find.ts";
import type { Picture } from "./picture.ts";

/** The picture turned by a quarter, clockwise. */
export function turnPicture({ width, height, data }: Picture): Picture {
  const out = new Uint8ClampedArray(data.length);
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(out.buffer);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < height; x++) to[y * height + x] = from[(height - 1 - x) * width + y] ?? 0;
  }
  return { width: height, height: width, data: out };
}

/** The roll (degrees, −180 to 180) that a face had in the picture that was turned to find it. */
export function rollWhenTurned(roll: number, turns: number): number {
  const turned = roll + 90 * turns;
  return turned - 360 * Math.round(turned / 360);
}

/**
 * A find in the turned picture, back in the picture before its quarter turn. The landmarks keep
 * their names: alignment and pose follow from them in any rotation.
 *
 * @param height of the picture before the turn
 */
export function turnFindBack(find: Find, height: number): Find {
  const { box } = find;
  return {
    ...mapPoints(find, ({ x, y }) => ({ x: y, y: height - 1 - x })),
    box: {
      x: box.y,
      y: height - 1 - (box.x + box.width),
      width: box.height,
      height: box.width,
    },
  };
}
