import { damaged } from "../bytes.ts";
import { importThrough } from "../give.ts";
import { oddJson } from "../texts.ts";
import type { Kind } from "./kind.ts";

/** What an export as JSON wrote, with photos and with thumbnails. */
export const jsonKind: Kind = {
  name: "json",
  share: 0.1,
  mutant({ json }, random) {
    const seed = random.pick(json);
    if (random.chance(0.3)) return { ...seed, ...damaged(seed.bytes, random) };
    const { text, how } = oddJson(seed.bytes.toString(), random);
    return { ...seed, bytes: Buffer.from(text, random.chance(0.9) ? "utf8" : "utf16le"), how };
  },
  give: (page, file, random) => importThrough(page, "import-zip", file, random.chance(0.5)),
};
