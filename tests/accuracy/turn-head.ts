/** @file Turns a photographed head: a stand-in for photos of turned heads with a known angle. */
import type { Landmarks } from "../../src/contract/faces.ts";
import type { Picture } from "../../src/engine/picture.ts";
import { bilinear, paint } from "./degrade.ts";

/** Half axes of the head and the nose's bump, in distances between the eyes. */
const HEAD = { x: 1.2, y: 1.75, z: 1.25 };
const NOSE = { height: 0.35, width: 0.22 };

/**
 * The front half of an ellipsoid with a nose, covered with the photo and turned by so many
 * degrees to the picture's right; what was unseen takes the colour of the head's rim.
 */
export function turned(picture: Picture, landmarks: Landmarks, degrees: number): Picture {
  const { left_eye: left, right_eye: right, nose, left_mouth, right_mouth } = landmarks;
  const unit = Math.hypot(right.x - left.x, right.y - left.y);
  const cx = (left.x + right.x + left_mouth.x + right_mouth.x) / 4;
  const cy = (left.y + right.y + left_mouth.y + right_mouth.y) / 4;
  const [cos, sin] = [Math.cos, Math.sin].map((f) => f((degrees * Math.PI) / 180)) as [
    number,
    number,
  ];
  const inside = (x: number, y: number) => 1 - (x / HEAD.x) ** 2 - (y / HEAD.y) ** 2;
  const rim = [0, 1, 2].map((c) => bilinear(picture, cx - HEAD.x * unit, cy, c));
  const out = paint(picture.width, picture.height, (x, y, c) =>
    inside((x - cx) / unit, (y - cy) / unit) > 0 ? (rim[c] as number) : bilinear(picture, x, y, c),
  );

  const depth = new Float32Array(out.width * out.height).fill(-Infinity);
  const step = 1 / 3;
  for (let dy = -HEAD.y * unit; dy <= HEAD.y * unit; dy += step) {
    for (let dx = -HEAD.x * unit; dx <= HEAD.x * unit; dx += step) {
      const [x, y] = [dx / unit, dy / unit];
      const round = inside(x, y);
      if (round <= 0) continue;
      const fromNose = Math.hypot(cx + dx - nose.x, cy + dy - nose.y) / unit;
      const z = HEAD.z * Math.sqrt(round) + NOSE.height * Math.exp(-((fromNose / NOSE.width) ** 2));
      const u = Math.round(cx + unit * (x * cos + z * sin));
      const v = Math.round(cy + dy);
      if (u < 0 || v < 0 || u >= out.width || v >= out.height) continue;
      const near = z * cos - x * sin;
      const p = v * out.width + u;
      if (near <= (depth[p] as number)) continue;
      depth[p] = near;
      for (let c = 0; c < 3; c++) out.data[p * 4 + c] = bilinear(picture, cx + dx, cy + dy, c);
    }
  }
  return out;
}
