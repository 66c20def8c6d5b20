/**
 * @file `npm run accuracy:crowd`: faces of known sizes in pictures of 12 megapixels, in Chromium.
 *
 *   npm run accuracy:crowd -- [--data FOLDER] [--pictures 4] [--runs 3] [--keep FOLDER]
 *
 * FOLDER holds `images/PERSON/PHOTO.jpg` (LFW); without it the sample photos' people stand in.
 * Crops of false finds and of missed faces from 32 pixels are kept where `--keep` says.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { setup } from "../../scripts/setup.mjs";
import {
  FACES,
  FACES_BY_SIZE,
  HEIGHT,
  inCrowd,
  iou,
  judgeFinds,
  planCrowd,
  randomFrom,
  WIDTH,
} from "./crowd-plan.mjs";

/** @typedef {import("./crowd-plan.mjs").Photo} Photo */

const { values } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/faces/lfw" },
    pictures: { type: "string", default: "4" },
    runs: { type: "string", default: "3" },
    keep: { type: "string" },
  },
});
const lfw = join(resolve(values.data), "images");
const folder = existsSync(lfw) ? lfw : resolve("public/samples");
if (folder !== lfw) console.log(`There is no ${lfw}: the sample photos' people stand in.`);

await setup();
// Only now: it needs what set-up installs.
const { openWorkerPage } = await import("./worker-page.mjs");
const { page, close } = await openWorkerPage(folder, undefined, {
  html: "crowd.html",
  global: "crowd",
});
const { backend, threads } = await page.evaluate(() => globalThis.crowd.info());

const random = randomFrom(2026);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".jpg"))
  .sort();
const urls = files.map((file) => `/photos/${file.replaceAll("\\", "/")}`);
if (folder !== lfw) {
  for (const url of urls.splice(0)) {
    urls.push(...(await page.evaluate((address) => globalThis.crowd.portraits(address), url)));
  }
}
/** @type {Map<string, Photo | null>} */
const known = new Map();
/** @returns {Promise<Photo>} A photo drawn by lot, in which there is a face. */
async function anyPhoto() {
  const url = urls[Math.floor(random() * urls.length)] ?? "";
  let photo = known.get(url);
  if (photo === undefined) {
    photo = await page.evaluate((address) => globalThis.crowd.faces(address), url);
    known.set(url, photo);
  }
  return photo ?? anyPhoto();
}

const tally = new Map(
  [...FACES_BY_SIZE.keys()].map((size) => [size, { faces: 0, found: 0, sure: 0 }]),
);
const others = { faces: 0, found: 0, sure: 0 };
const sum = { finds: 0, falseFinds: 0, sureFinds: 0, sureFalse: 0 };
/** headCount's default confidence, in per cent. */
const SURE = 75;
/** @type {number[]} */
const times = [];
/** @type {number[]} */
const smallTimes = [];
for (let n = 0; n < Number(values.pictures); n++) {
  const photos = [];
  for (let i = 0; i < FACES; i++) photos.push(await anyPhoto());
  const { pastes, faces } = planCrowd(photos, random);
  await page.evaluate(
    ([width, height, all]) => globalThis.crowd.build(width, height, all),
    /** @type {const} */ ([WIDTH, HEIGHT, pastes]),
  );
  let { finds } = await page.evaluate(() => globalThis.crowd.find()); // Warms up, too.
  for (let run = 0; run < Number(values.runs); run++) {
    const again = await page.evaluate(() => globalThis.crowd.find());
    times.push(again.ms);
    // Close together in time, so that both bear the same load.
    for (const { url } of pastes.slice(0, 15)) {
      smallTimes.push(await page.evaluate((address) => globalThis.crowd.msOf(address), url));
    }
    finds = again.finds;
  }
  await addPeopleBehind(pastes, faces, judgeFinds(faces, finds).falseFinds);
  const judged = judgeFinds(faces, finds);
  const sure = judgeFinds(
    faces,
    finds.filter(({ confidence }) => confidence >= SURE),
  );
  for (const face of faces) {
    const row = (face.size && tally.get(face.size)) || others;
    row.faces++;
    if (judged.found.has(face)) row.found++;
    if (sure.found.has(face)) row.sure++;
  }
  sum.finds += finds.length;
  sum.falseFinds += judged.falseFinds.length;
  sum.sureFinds += finds.filter(({ confidence }) => confidence >= SURE).length;
  sum.sureFalse += sure.falseFinds.length;
  if (values.keep) {
    await keepCrops(values.keep, `false-${n}`, judged.falseFinds);
    const missed = faces.filter((face) => (face.size ?? 0) >= 32 && !judged.found.has(face));
    await keepCrops(
      values.keep,
      `missed-${n}`,
      missed.map(({ box }) => box),
    );
  }
  console.log(
    `picture ${n + 1}: ${faces.length} faces, ${finds.length} finds, ${judged.falseFinds.length} false`,
  );
}
await close();

/** @param {number} part @param {number} whole */
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`.padStart(8);
console.log(
  `\n${backend}, ${threads} thread(s), ${values.pictures} pictures of ${WIDTH} × ${HEIGHT}`,
);
console.log("| height of the face | faces | recall | … with confidence ≥ 75 |");
console.log("| --- | ---: | ---: | ---: |");
for (const [size, row] of [...tally, /** @type {const} */ (["people behind", others])]) {
  const name = typeof size === "number" ? `${size} px` : size;
  console.log(
    `| ${name} | ${row.faces} | ${percent(row.found, row.faces)} | ${percent(row.sure, row.faces)} |`,
  );
}
console.log(
  `| false finds | ${sum.falseFinds} of ${sum.finds} | ${percent(sum.falseFinds, sum.finds)} | ${percent(sum.sureFalse, sum.sureFinds)} |`,
);
const [whole, small] = [median(times), median(smallTimes)];
console.log(
  `median ${Math.round(whole)} ms a picture over ${times.length} runs, ${(whole / small).toFixed(0)} ` +
    `times as long as one of the photos (${small.toFixed(1)} ms) in the same run`,
);

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/**
 * The look at a photo's own size misses some people far behind. Where a find seems false, the photo
 * under it is looked at once more, enlarged.
 *
 * @param {import("./crowd-plan.mjs").Paste[]} pastes
 * @param {import("./crowd-plan.mjs").Face[]} faces Those that were missed are added.
 * @param {import("./crowd-plan.mjs").Box[]} falseFinds
 */
async function addPeopleBehind(pastes, faces, falseFinds) {
  for (const find of falseFinds) {
    const paste = pastes.find((photo) => iou(photo, find) > 0);
    if (!paste) continue;
    const boxes = await page.evaluate((url) => globalThis.crowd.allFaces(url), paste.url);
    const behind = boxes.map((box) => inCrowd(box, paste, paste.scale));
    // Half hidden as they are, their boxes are vague: where somebody is, the find is right.
    if (behind.some((box) => iou(box, find) >= 0.3)) faces.push({ size: undefined, box: find });
  }
}

/**
 * @param {string} target
 * @param {string} name
 * @param {import("./crowd-plan.mjs").Box[]} boxes
 */
async function keepCrops(target, name, boxes) {
  mkdirSync(target, { recursive: true });
  for (const [i, { x, y, width, height }] of boxes.entries()) {
    const side = 3 * Math.max(width, height);
    const bytes = await page.evaluate(
      ([left, top, size]) => globalThis.crowd.crop(left, top, size),
      /** @type {const} */ ([x + width / 2 - side / 2, y + height / 2 - side / 2, side]),
    );
    writeFileSync(join(target, `${name}-${i}-${Math.round(height)}px.png`), Buffer.from(bytes));
  }
}
