/** @file Memory and rates over the minutes of a session, as SVG: each against its median. */
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { medianOf } from "./verdict.mjs";

const WIDTH = 760;
const HEIGHT = 360;
const MARGIN = { top: 16, right: 216, bottom: 48, left: 56 };
/** Told apart by dashes too, for whoever does not see the colours. */
const CURVES = /** @type {const} */ ([
  ["page", "page’s heap", "#7a5195", "", "MB"],
  ["worker", "worker’s heap", "#0b6e4f", "6 3", "MB"],
  ["renderer", "process", "#c05a00", "2 3", "MB"],
  ["drawn", "pictures drawn", "#1f5fa8", "8 3 2 3", "/s"],
  ["answers", "answers", "#444", "1 4", "/s"],
]);

/**
 * @param {import("./verdict.mjs").Sample[]} samples
 * @param {string} title
 */
export function soakPlot(samples, title) {
  const end = Math.max(...samples.map(({ minute }) => minute));
  const curves = CURVES.map(([key, name, colour, dashes, unit]) => {
    const median = medianOf(samples.map((sample) => sample[key]));
    const points = samples.map((sample) => [sample.minute, sample[key] / median]);
    return { name, colour, dashes, unit, median: unit === "MB" ? median / 1e6 : median, points };
  }).filter(({ median }) => median > 0);
  const most = Math.max(1.25, ...curves.flatMap(({ points }) => points.map(([, y = 0]) => y)));
  const x = scaleLinear([0, end], [MARGIN.left, WIDTH - MARGIN.right]);
  const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice();
  const path = line(
    ([minute = 0]) => x(minute),
    ([, share = 0]) => y(share),
  );
  const drawn = curves.map(({ name, colour, dashes, unit, median, points }, at) => {
    const key = MARGIN.top + 16 + at * 22;
    const left = WIDTH - MARGIN.right + 12;
    const stroke = `fill="none" stroke="${colour}" stroke-width="2"${dashes ? ` stroke-dasharray="${dashes}"` : ""}`;
    return (
      `<path d="${path(/** @type {[number, number][]} */ (points))}" ${stroke}/>` +
      `<path d="M${left} ${key}h28" ${stroke}/>` +
      `<text x="${left + 34}" y="${key + 4}">${name}, ${median.toFixed(1)} ${unit}</text>`
    );
  });
  const grid = [
    ...y
      .ticks(6)
      .map(
        (value) =>
          `<path d="M${MARGIN.left} ${y(value)}H${WIDTH - MARGIN.right}" stroke="#ddd"/>` +
          `<text x="${MARGIN.left - 8}" y="${y(value) + 4}" text-anchor="end">${Math.round(100 * value)} %</text>`,
      ),
    ...x
      .ticks(6)
      .map(
        (value) =>
          `<path d="M${x(value)} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}" stroke="#ddd"/>` +
          `<text x="${x(value)}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle">${value}</text>`,
      ),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<title>${title}</title><rect width="100%" height="100%" fill="#fff"/>`,
    ...grid,
    ...drawn,
    `<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 10}" text-anchor="middle">Minutes; each curve in per cent of its median, which the key gives</text>`,
    "</svg>\n",
  ].join("\n");
}
