import type { FaceView } from "../faces.ts";
import type { Size } from "./fit.ts";
import type { LabelForm } from "./labels.ts";

/** The same numbers as in FaceOverlay's styles. */
const NAME_FONT = "700 18px system-ui, sans-serif";
const WORDS_FONT = "400 14px system-ui, sans-serif";
const PADDING = 20;
const MARK = 26;
const MAX_WIDTH = 260;

const widths = new Map<string, number>();
let context: OffscreenCanvasRenderingContext2D | null = null;

function textWidth(text: string, font: string): number {
  const key = `${font} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context ??= new OffscreenCanvas(1, 1).getContext("2d");
  if (!context) return text.length * 9;
  context.font = font;
  const width = Math.ceil(context.measureText(text).width);
  widths.set(key, width);
  return width;
}

export const hasMark = ({ state }: FaceView): boolean => state === "match" || state === "possible";

/** How much room each form of a face's label needs. */
export function labelSizes(view: FaceView): Record<LabelForm, Size> {
  const mark = hasMark(view) ? MARK : 0;
  const limit = (width: number) => Math.min(width, MAX_WIDTH);
  const name = limit(textWidth(view.title, NAME_FONT) + mark + PADDING);
  const words = view.words ? textWidth(view.words, WORDS_FONT) + mark + PADDING : 0;
  return {
    full: { width: limit(Math.max(name, words)), height: view.words ? 52 : 34 },
    name: { width: name, height: 34 },
    mark: { width: 32, height: 32 },
  };
}
