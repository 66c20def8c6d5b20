/**
 * @file How well a stored face stands in for its photo: `node tests/accuracy/re-embedding.mjs
 * [--data FOLDER] [--most PHOTOS]`. Prints the cosines of templates made from the stored JPEG with
 * those that are stored at enrolment (ACCURATE), least and median, for several ways of storing.
 */
import { parseArgs } from "node:util";
import { readDataset } from "./dataset.mjs";
import { openWorkerPage } from "./worker-page.mjs";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/faces/lfw" },
    most: { type: "string", default: "300" },
  },
});
const { folder, photos } = readDataset(values.data);
const step = Math.max(1, Math.floor(photos.length / Number(values.most)));
const chosen = photos.filter((_, at) => at % step === 0).map(({ photo }) => photo);

const VARIANTS = [
  { margin: false, quality: 0.92 },
  { margin: false, quality: 1 },
  { margin: true, quality: 0.92 },
  { margin: true, quality: 0.95 },
  { margin: true, quality: 0.97 },
  { margin: true, quality: 1 },
];

const { page, close } = await openWorkerPage(folder);
/** @type {{ cosine: number, bytes: number }[][]} */
const found = [];
for (const photo of chosen) {
  const given = { url: `/photos/${photo}`, variants: VARIANTS };
  const one = await page.evaluate(
    ({ url, variants }) => globalThis.accuracy.embedAgain(url, variants),
    given,
  );
  if (one) found.push(one);
}
await close();

console.log(`${found.length} photos of ${folder}\n\n| stored | quality | least | median | bytes |`);
VARIANTS.forEach(({ margin, quality }, at) => {
  const own = found.flatMap((results) => results[at] ?? []);
  const cosines = own.map(({ cosine }) => cosine).sort((a, b) => a - b);
  const bytes = own.map((one) => one.bytes).sort((a, b) => a - b);
  const middle = Math.floor(own.length / 2);
  console.log(
    `| ${margin ? "160×160" : "112×112"} | ${quality} | ${cosines[0]?.toFixed(4)} | ` +
      `${cosines[middle]?.toFixed(4)} | ${bytes[middle]} |`,
  );
});
