import { damaged } from "../bytes.ts";
import { importThrough } from "../give.ts";
import { oddTable } from "../texts.ts";
import type { Kind } from "./kind.ts";

/** The table of an export, beside the photos that it names. */
export const csvKind: Kind = {
  name: "csv",
  share: 0.1,
  mutant({ csv }, random) {
    if (random.chance(0.3)) return { ...csv, ...damaged(csv.bytes, random) };
    const { text, how } = oddTable(csv.bytes.toString(), random);
    return { ...csv, bytes: Buffer.from(text, random.chance(0.9) ? "utf8" : "utf16le"), how };
  },
  give: (page, file, random) => importThrough(page, "import-files", file, random.chance(0.5)),
};
