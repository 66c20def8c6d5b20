/**
 * @file `npm run accuracy:quality`: how the quality gate judges real photos and bad copies of them.
 *
 *   npm run accuracy:quality -- [--data FOLDER] [--every N] [--copies N]
 *
 * FOLDER holds `images/PERSON/PHOTO.jpg`. Every photo is judged, or every
 * Nth one, and bad copies of every Nth (10) of those.
 */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { setup } from "../../scripts/setup.mjs";
import { qualityReport } from "./quality-report.mjs";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/faces/lfw" },
    every: { type: "string", default: "1" },
    copies: { type: "string", default: "10" },
  },
});
const images = join(resolve(values.data), "images");
if (!existsSync(images)) {
  console.error(`There is no folder ${images}. Give the folder of LFW with --data.`);
  process.exit(1);
}
const photos = readdirSync(images, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".jpg"))
  .sort()
  .filter((_, index) => index % Number(values.every) === 0);

await setup();
// Only now: it needs what set-up installs.
const { openWorkerPage } = await import("./worker-page.mjs");
const { page, close } = await openWorkerPage(images);
/** @type {import("./quality-report.mjs").Row[]} */
const judged = [];
for (const [index, photo] of photos.entries()) {
  const withCopies = index % Number(values.copies) === 0;
  judged.push(
    await page.evaluate(
      ([url, copies]) => globalThis.accuracy.judge(url, copies),
      /** @type {const} */ ([`/photos/${photo}`, withCopies]),
    ),
  );
  if (judged.length % 500 === 0) console.log(`${judged.length} of ${photos.length} photos`);
}
const codes = await page.evaluate(() => globalThis.accuracy.badCopies());
await close();
console.log(qualityReport(judged, codes));
