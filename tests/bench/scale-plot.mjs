/** @file Milliseconds a search over the number of templates, both logarithmic, as SVG. */
import { scaleLog } from "d3-scale";
import { line } from "d3-shape";

const WIDTH = 720;
const HEIGHT = 420;
const MARGIN = { top: 16, right: 200, bottom: 48, left: 68 };
/** Told apart by dashes too, for whoever does not see the colours. */
const STYLES = [
  ["#c05a00", "2 3"],
  ["#1f5fa8", ""],
  ["#0b6e4f", "6 3"],
];

/**
 * @param {{ name: string, points: [templates: number, ms: number][] }[]} curves
 * @param {string} title
 */
export function scalePlot(curves, title) {
  const all = curves.flatMap(({ points }) => points);
  const decades = (/** @type {number[]} */ values) => [
    10 ** Math.floor(Math.log10(Math.min(...values))),
    10 ** Math.ceil(Math.log10(Math.max(...values))),
  ];
  const x = scaleLog(decades(all.map(([count]) => count)), [MARGIN.left, WIDTH - MARGIN.right]);
  const y = scaleLog(decades(all.map(([, ms]) => ms)), [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const powers = (/** @type {typeof x} */ { domain }) => {
    const [low = 0, high = 0] = domain().map(Math.log10);
    return Array.from({ length: Math.round(high - low) + 1 }, (_, nth) => 10 ** (low + nth));
  };
  const path = line(
    (/** @type {[number, number]} */ [count]) => x(count),
    ([, ms]) => y(ms),
  );
  const drawn = curves.map(({ name, points }, at) => {
    const [colour, dashes] = STYLES[at % STYLES.length] ?? ["", ""];
    const key = MARGIN.top + 16 + at * 22;
    const left = WIDTH - MARGIN.right + 12;
    const stroke = `fill="none" stroke="${colour}" stroke-width="2"${dashes ? ` stroke-dasharray="${dashes}"` : ""}`;
    return (
      `<path d="${path(points)}" ${stroke}/>` +
      points
        .map(([count, ms]) => `<circle cx="${x(count)}" cy="${y(ms)}" r="3" fill="${colour}"/>`)
        .join("") +
      `<path d="M${left} ${key}h28" ${stroke}/>` +
      `<text x="${left + 34}" y="${key + 4}">${name}</text>`
    );
  });
  const grid = [
    ...powers(y).map(
      (ms) =>
        `<path d="M${MARGIN.left} ${y(ms)}H${WIDTH - MARGIN.right}" stroke="#ddd"/>` +
        `<text x="${MARGIN.left - 8}" y="${y(ms) + 4}" text-anchor="end">${Number(ms.toPrecision(1))}</text>`,
    ),
    ...powers(x).map(
      (count) =>
        `<path d="M${x(count)} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}" stroke="#ddd"/>` +
        `<text x="${x(count)}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle">${count.toLocaleString("en")}</text>`,
    ),
  ];
  const middle = (MARGIN.top + HEIGHT - MARGIN.bottom) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<title>${title}</title><rect width="100%" height="100%" fill="#fff"/>`,
    ...grid,
    ...drawn,
    `<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 10}" text-anchor="middle">Templates in the gallery</text>`,
    `<text transform="translate(16 ${middle}) rotate(-90)" text-anchor="middle">Milliseconds a search, median</text>`,
    "</svg>\n",
  ].join("\n");
}
