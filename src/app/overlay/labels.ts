import type { Box } from "../../sdk/index.ts";
import type { Size } from "./fit.ts";

/** From the most telling to the smallest: name and score, the name, only the mark. */
export const labelForms = ["full", "name", "mark"] as const;
export type LabelForm = (typeof labelForms)[number];

export interface LabelRequest {
  key: string;
  /** The face on the stage. */
  box: Box;
  sizes: Record<LabelForm, Size>;
  /** Higher is placed first. */
  weight: number;
}

export interface Label {
  form: LabelForm;
  rect: Box;
}

const GAP = 6;

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const clamp = (value: number, limit: number): number => Math.min(Math.max(value, 0), limit);

/** Whether the face's middle is in view: else its label would be taken for that of the face beside it. */
const isInView = ({ x, y, width, height }: Box, stage: Size): boolean =>
  x + width / 2 >= 0 &&
  x + width / 2 <= stage.width &&
  y + height / 2 >= 0 &&
  y + height / 2 <= stage.height;

/** Where a label of this size may go beside this face, best first. */
function* places(face: Box, size: Size, stage: Size): Generator<Box> {
  const middle = face.x + (face.width - size.width) / 2;
  const above = face.y - size.height - GAP;
  const below = face.y + face.height + GAP;
  const beside = [face.x - size.width - GAP, face.x + face.width + GAP];
  const right = stage.width - size.width;

  const at = (x: number, y: number): Box => ({ x, y, ...size });
  for (const y of [above, below]) {
    for (const x of [middle, face.x, face.x + face.width - size.width])
      yield at(clamp(x, right), y);
  }
  for (const y of [above, below]) {
    for (const x of beside) yield at(clamp(x, right), y);
  }
  for (const y of [face.y, face.y + (face.height - size.height) / 2]) {
    for (const x of beside) yield at(x, y);
  }
}

/**
 * Places one label for each face: inside the stage, over no face, over no other label. A face for
 * which even the mark finds no room gets none; its frame still tells its state. Nor does a face
 * that the stage cuts off.
 */
export function placeLabels(requests: LabelRequest[], stage: Size): Map<string, Label> {
  const faces = requests.map(({ box }) => box);
  const taken: Box[] = [];
  const labels = new Map<string, Label>();

  const isFree = (rect: Box): boolean =>
    rect.x >= 0 &&
    rect.y >= 0 &&
    rect.x + rect.width <= stage.width &&
    rect.y + rect.height <= stage.height &&
    ![...faces, ...taken].some((other) => meet(rect, other));

  const place = (request: LabelRequest): Label | null => {
    for (const form of labelForms) {
      for (const rect of places(request.box, request.sizes[form], stage)) {
        if (isFree(rect)) return { form, rect };
      }
    }
    return null;
  };

  const seen = requests.filter(({ box }) => isInView(box, stage));
  for (const request of seen.toSorted((a, b) => b.weight - a.weight)) {
    const label = place(request);
    if (!label) continue;
    taken.push(label.rect);
    labels.set(request.key, label);
  }
  return labels;
}
