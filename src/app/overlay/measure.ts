import type { FaceView } from "../faces.ts";
import type { Size } from "./fit.ts";
import type { LabelForm } from "./labels.ts";

/** The same numbers as in FaceLabel's styles. */
const LARGE = { name: 18, words: 14, height: { full: 52, name: 34 }, maxWidth: 260 };
const SMALL = { name: 15, words: 12, height: { full: 42, name: 28 }, maxWidth: 180 };
const PADDING = 20;
const MARK = 26;
/** Below this width of the picture the labels are small. */
export const SMALL_STAGE = 600;

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
export function labelSizes(view: FaceView, isSmall: boolean): Record<LabelForm, Size> {
  const font = isSmall ? SMALL : LARGE;
  const mark = hasMark(view) ? MARK : 0;
  const limit = (width: number) => Math.min(width, font.maxWidth);
  const name = limit(
    textWidth(view.title, `700 ${font.name}px system-ui, sans-serif`) + mark + PADDING,
  );
  const words = textWidth(view.words, `400 ${font.words}px system-ui, sans-serif`) + mark + PADDING;
  return {
    full: view.words
      ? { width: limit(Math.max(name, words)), height: font.height.full }
      : { width: name, height: font.height.name },
    name: { width: name, height: font.height.name },
    mark: { width: 30, height: 30 },
  };
}
