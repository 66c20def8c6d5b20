import type { Landmarks, Point } from "../contract/faces.ts";

/**
 * Rotation, even scale and shift: u = a·x − b·y + tx, v = b·x + a·y + ty.
 * √(a² + b²) is the scale: target pixels a source pixel.
 */
export interface Similarity {
  a: number;
  b: number;
  tx: number;
  ty: number;
}

/** The order in which five points are given everywhere. */
export const landmarkNames = [
  "left_eye",
  "right_eye",
  "nose",
  "left_mouth",
  "right_mouth",
] as const satisfies (keyof Landmarks)[];

/** Side of an aligned face in pixels. */
export const ALIGNED_SIZE = 112;

/**
 * Where the five points lie in an aligned 112×112 face: the reference that ArcFace's authors
 * publish (Deng et al., "ArcFace", 2019, InsightFace `face_align.py`).
 */
export const arcfaceTemplate: readonly Point[] = [
  { x: 38.2946, y: 51.6963 },
  { x: 73.5318, y: 51.5014 },
  { x: 56.0252, y: 71.7366 },
  { x: 41.5493, y: 92.3655 },
  { x: 70.7299, y: 92.2041 },
];

/**
 * The similarity that brings `from` nearest to `to` in least squares, without reflection
 * (Umeyama 1991, in its closed form for two dimensions).
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity {
  const source = centre(from);
  const target = centre(to);
  let along = 0;
  let across = 0;
  let spread = 0;
  from.forEach((point, i) => {
    const partner = to[i] as Point;
    const x = point.x - source.x;
    const y = point.y - source.y;
    const u = partner.x - target.x;
    const v = partner.y - target.y;
    along += x * u + y * v;
    across += x * v - y * u;
    spread += x * x + y * y;
  });
  if (!(spread > 0)) throw new RangeError("points that coincide fix no similarity");
  const a = along / spread;
  const b = across / spread;
  return {
    a,
    b,
    tx: target.x - (a * source.x - b * source.y),
    ty: target.y - (b * source.x + a * source.y),
  };
}

/** The way back. */
export function invert({ a, b, tx, ty }: Similarity): Similarity {
  const square = a * a + b * b;
  const ia = a / square;
  const ib = -b / square;
  return { a: ia, b: ib, tx: -(ia * tx - ib * ty), ty: -(ib * tx + ia * ty) };
}

export function apply({ a, b, tx, ty }: Similarity, { x, y }: Point): Point {
  return { x: a * x - b * y + tx, y: b * x + a * y + ty };
}

export const scaleOf = ({ a, b }: Similarity): number => Math.hypot(a, b);

function centre(points: readonly Point[]): Point {
  const sum = points.reduce((s, p) => ({ x: s.x + p.x, y: s.y + p.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
