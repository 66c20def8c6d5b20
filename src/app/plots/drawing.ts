import uPlot from "uplot";

/** What a plot draws with: the theme's colours and the page's type. */
export interface Pens {
  /** A CSS colour, such as `var(--color-text)`, as a canvas takes it. */
  colour(css: string): string;
  font: string;
}

/** What is drawn. `Plot.svelte` adds the size, and leaves out what a picture does not need. */
export interface Drawing {
  data: uPlot.AlignedData;
  series: uPlot.Series[];
  scales: uPlot.Scales;
  axes: uPlot.Axis[];
  /** Drawn over it, in the canvas' own pixels. */
  over?(plot: uPlot): void;
}

/** Canvas colours and fonts cannot refer to custom properties: the element says what they are. */
export function pensOf(element: HTMLElement): Pens {
  const { fontFamily } = getComputedStyle(element);
  return {
    font: `13px ${fontFamily}`,
    colour(css) {
      element.style.color = css;
      const { color } = getComputedStyle(element);
      element.style.color = "";
      return color;
    },
  };
}

/** An axis with words at the given places. */
export const axisOf = (
  { colour, font }: Pens,
  ticks: number[],
  words: string[],
  more: uPlot.Axis = {},
): uPlot.Axis => ({
  splits: () => ticks,
  values: () => words,
  // On a logarithmic axis uPlot would leave some out.
  filter: (_, splits) => splits,
  font,
  size: 32,
  gap: 8,
  stroke: colour("var(--color-muted)"),
  grid: { stroke: colour("var(--color-line)"), width: 1 },
  ticks: { show: false },
  border: { show: true, stroke: colour("var(--color-strong-line)"), width: 1 },
  ...more,
});

/** A dashed line from top to bottom. */
export function upright({ ctx, bbox, valToPos }: uPlot, x: number, colour: string): void {
  const at = valToPos(x, "x", true);
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2 * uPlot.pxRatio;
  ctx.setLineDash([5 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
  ctx.beginPath();
  ctx.moveTo(at, bbox.top);
  ctx.lineTo(at, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

export function dot({ ctx, valToPos }: uPlot, x: number, y: number, fill: string, rim: string) {
  ctx.save();
  ctx.fillStyle = fill;
  ctx.strokeStyle = rim;
  ctx.lineWidth = 2 * uPlot.pxRatio;
  ctx.beginPath();
  ctx.arc(valToPos(x, "x", true), valToPos(y, "y", true), 6 * uPlot.pxRatio, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}
