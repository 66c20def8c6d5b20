import { damaged } from "../bytes.ts";
import { importThrough } from "../give.ts";
import { filesOf, oddZip } from "../zip.ts";
import { oddTable } from "../texts.ts";
import type { Kind } from "./kind.ts";

/** What an export as ZIP wrote. */
export const zipKind: Kind = {
  name: "zip",
  share: 0.2,
  async mutant({ zip }, random) {
    if (random.chance(0.35)) return { ...zip, ...damaged(zip.bytes, random) };
    const files = await filesOf(zip.bytes);
    const table = files.find(({ name }) => name.endsWith(".csv"));
    if (table && random.chance(0.2)) {
      table.data = Buffer.from(oddTable(table.data.toString(), random).text);
    }
    return { ...zip, ...oddZip(files, random) };
  },
  give: (page, file, random) => importThrough(page, "import-zip", file, random.chance(0.5)),
};
