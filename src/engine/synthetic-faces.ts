import type { Sighting } from "./track.ts";
import { dot, unitSum } from "./vector.ts";

/** @file For tests: made-up people whose looks agree with themselves and with nobody else. */

export interface Actor {
  face: Float32Array<ArrayBuffer>;
  glimpse: Float32Array;
}

export interface Seen extends Sighting {
  actor: Actor;
}

/** A small repeatable generator (mulberry32), 0 to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const direction = (length: number, random: () => number) =>
  unitSum([Float32Array.from({ length }, () => random() - 0.5)]);

/** In 512 dimensions two of them have a cosine near 0. */
export const actor = (random: () => number): Actor => ({
  face: direction(512, random),
  glimpse: direction(196, random),
});

/** Another look at the same person: its cosine with the person is 1 / √(1 + noise²). */
export function lookAt(
  { face }: Actor,
  noise: number,
  random: () => number,
): Float32Array<ArrayBuffer> {
  const away = direction(512, random);
  const along = dot(away, face);
  const square = unitSum([away, face.map((v) => -v * along)]);
  return unitSum([face, square.map((v) => v * noise)]);
}

/** As the built-in model has it. */
export const LIKENESS = { same: 0.4, other: 0.25 };

export const GOOD = { interEyeDistance: 60, sharpness: 100, pose: { yaw: 0, pitch: 0 } };

export const seen = (who: Actor, x: number, y = 0, size = 100): Seen => ({
  actor: who,
  glimpse: who.glimpse,
  box: { x, y, width: size, height: size },
  quality: GOOD,
});
