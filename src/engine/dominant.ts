import type { Box } from "../contract/faces.ts";

/** A second face of more than this share of the dominant one's area makes it unclear who is meant. */
const UNCLEAR_SHARE = 1 / 3;

/**
 * The face that is meant where one person is: the largest, weighted towards the centre (a face in
 * a corner counts half), and whether another is so large that it is not clear.
 */
export function dominantFace<T extends { box: Box }>(
  faces: readonly T[],
  width: number,
  height: number,
): { face: T; several: boolean } | undefined {
  const halfDiagonal = Math.hypot(width, height) / 2;
  const area = ({ box }: T) => box.width * box.height;
  const weight = (face: T) => {
    const { box } = face;
    const distance = Math.hypot(
      box.x + box.width / 2 - width / 2,
      box.y + box.height / 2 - height / 2,
    );
    return area(face) * (1 - 0.5 * Math.min(1, distance / halfDiagonal));
  };
  const [face, ...others] = [...faces].sort((a, b) => weight(b) - weight(a));
  if (!face) return undefined;
  return { face, several: others.some((other) => area(other) > UNCLEAR_SHARE * area(face)) };
}
