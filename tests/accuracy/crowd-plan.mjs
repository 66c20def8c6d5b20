/** @file Who stands where in the crowd, and how the finds are judged. The same for the same seed. */

export const WIDTH = 4000;
export const HEIGHT = 3000;

/** How many faces of each height (pixels) one picture holds: 200 in all. */
export const FACES_BY_SIZE = new Map([
  [16, 28],
  [20, 28],
  [24, 28],
  [32, 28],
  [48, 28],
  [64, 24],
  [96, 16],
  [128, 12],
  [200, 8],
]);
/** What a picture holds in all. */
export const FACES = [...FACES_BY_SIZE.values()].reduce((sum, count) => sum + count, 0);

/** A find is right that overlaps a face by this much (as in WIDER FACE). */
const MIN_IOU = 0.5;

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {object} Photo
 * @property {string} url
 * @property {number} width
 * @property {number} height
 * @property {Box[]} faces The one that is meant first, then people in the background.
 *
 * @typedef {{ box: Box, size: number | undefined }} Face `size` is undefined in the background.
 * @typedef {Box & { url: string, scale: number }} Paste Where the photo lies, and its scale.
 */

/**
 * Numbers from 0 to 1 (mulberry32).
 *
 * @param {number} seed
 */
export function randomFrom(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Places the photos, the largest first, where they overlap none before them.
 *
 * @param {Photo[]} photos As many as FACES.
 * @param {() => number} random
 * @returns {{ pastes: Paste[], faces: Face[] }}
 */
export function planCrowd(photos, random) {
  const sizes = [...FACES_BY_SIZE].flatMap(([size, count]) => Array(count).fill(size)).reverse();
  /** @type {Box[]} */
  const taken = [];
  /** @type {Paste[]} */
  const pastes = [];
  /** @type {Face[]} */
  const faces = [];
  sizes.forEach((size, i) => {
    const { url, width, height, faces: boxes } = /** @type {Photo} */ (photos[i]);
    const scale = size / /** @type {Box} */ (boxes[0]).height;
    const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
    const place = freePlace(w, h, taken, random);
    taken.push(place);
    pastes.push({ url, ...place, scale });
    boxes.forEach((box, k) => {
      faces.push({ size: k === 0 ? size : undefined, box: inCrowd(box, place, scale) });
    });
  });
  return { pastes, faces };
}

/**
 * A box of a photo, in the pixels of the crowd's picture.
 *
 * @param {Box} box
 * @param {{ x: number, y: number }} place The photo's upper left corner.
 * @param {number} scale
 * @returns {Box}
 */
export function inCrowd(box, place, scale) {
  return {
    x: place.x + (box.x + 0.5) * scale - 0.5,
    y: place.y + (box.y + 0.5) * scale - 0.5,
    width: box.width * scale,
    height: box.height * scale,
  };
}

/**
 * @param {number} width
 * @param {number} height
 * @param {Box[]} taken
 * @param {() => number} random
 * @returns {Box}
 */
function freePlace(width, height, taken, random) {
  for (let tries = 0; tries < 100_000; tries++) {
    const x = Math.floor(random() * (WIDTH - width));
    const y = Math.floor(random() * (HEIGHT - height));
    const overlaps = taken.some(
      (box) =>
        x < box.x + box.width && box.x < x + width && y < box.y + box.height && box.y < y + height,
    );
    if (!overlaps) return { x, y, width, height };
  }
  throw new Error("The crowd is too dense.");
}

/**
 * Which faces were found, and which finds are of no face (or of one that was found already).
 *
 * @param {Face[]} faces
 * @param {Box[]} finds
 * @returns {{ found: Set<Face>, falseFinds: Box[] }}
 */
export function judgeFinds(faces, finds) {
  const pairs = faces
    .flatMap((face) => finds.map((find) => ({ face, find, overlap: iou(face.box, find) })))
    .filter(({ overlap }) => overlap >= MIN_IOU)
    .sort((a, b) => b.overlap - a.overlap);
  /** @type {Set<Face>} */
  const found = new Set();
  /** @type {Set<Box>} */
  const right = new Set();
  for (const { face, find } of pairs) {
    if (found.has(face) || right.has(find)) continue;
    found.add(face);
    right.add(find);
  }
  return { found, falseFinds: finds.filter((find) => !right.has(find)) };
}

/**
 * @param {Box} a
 * @param {Box} b
 */
export function iou(a, b) {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}
