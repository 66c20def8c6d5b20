/** @file A detection error trade-off plot (DET, ISO/IEC 19795-1) as SVG: FNMR over FMR, both logarithmic. */
import { scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { shareAbove, thresholdAt } from "./metrics.mjs";

const WIDTH = 680;
const HEIGHT = 420;
const MARGIN = { top: 16, right: 216, bottom: 48, left: 64 };
/** Told apart by dashes too, for whoever does not see the colours. */
const STYLES = [
  ["#7a5195", ""],
  ["#0b6e4f", "6 3"],
  ["#c05a00", "2 3"],
  ["#1f5fa8", "8 3 2 3"],
];

/**
 * @param {{ name: string, impostors: Float32Array, genuine: Float32Array }[]} curves Impostors sorted, rising.
 * @param {string} title
 */
export function detPlot(curves, title) {
  const x = scaleLog([1e-6, 1e-1], [MARGIN.left, WIDTH - MARGIN.right]);
  const y = scaleLog([1e-3, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const path = line(
    (/** @type {[number, number]} */ [fmr]) => x(fmr),
    ([, fnmr]) => y(fnmr),
  );
  const paths = curves.map(({ impostors, genuine, name }, at) => {
    // Fewer than five strangers beyond a threshold say nothing.
    const from = Math.max(-6, Math.log10(5 / impostors.length));
    const steps = Array.from({ length: 61 }, (_, i) => 10 ** (from + ((-1 - from) * i) / 60));
    const points = steps
      .map(
        (fmr) =>
          /** @type {[number, number]} */ ([
            fmr,
            1 - shareAbove(genuine, thresholdAt(impostors, fmr)),
          ]),
      )
      .filter(([, fnmr]) => fnmr >= 1e-3);
    const [colour, dashes] = STYLES[at % STYLES.length] ?? [];
    const key = MARGIN.top + 16 + at * 22;
    const left = WIDTH - MARGIN.right + 12;
    const stroke = `fill="none" stroke="${colour}" stroke-width="2"${dashes ? ` stroke-dasharray="${dashes}"` : ""}`;
    return (
      `<path d="${path(points)}" ${stroke}/>` +
      `<path d="M${left} ${key}h28" ${stroke}/><text x="${left + 34}" y="${key + 4}">${escape(name)}</text>`
    );
  });
  const powers = (/** @type {number} */ from, /** @type {number} */ to) =>
    Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
  const grid = [
    ...powers(-6, -1).map(
      (value) =>
        `<path d="M${x(value)} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}" stroke="#ddd"/>` +
        `<text x="${x(value)}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle">${percent(value)}</text>`,
    ),
    ...powers(-3, 0).map(
      (value) =>
        `<path d="M${MARGIN.left} ${y(value)}H${WIDTH - MARGIN.right}" stroke="#ddd"/>` +
        `<text x="${MARGIN.left - 8}" y="${y(value) + 4}" text-anchor="end">${percent(value)}</text>`,
    ),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<title>${escape(title)}</title><rect width="100%" height="100%" fill="#fff"/>`,
    ...grid,
    ...paths,
    `<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 10}" text-anchor="middle">False match rate</text>`,
    `<text transform="translate(16 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle">False non-match rate</text>`,
    "</svg>\n",
  ].join("\n");
}

const percent = (/** @type {number} */ share) => `${Number((share * 100).toPrecision(1))} %`;
const escape = (/** @type {string} */ text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
