import { damaged } from "../bytes.ts";
import { restore } from "../give.ts";
import type { Kind } from "./kind.ts";

/** An encrypted backup of what is stored, with its right passphrase. */
export const backupKind: Kind = {
  name: "backup",
  share: 0.1,
  mutant: ({ backup }, random) => ({ ...backup, ...damaged(backup.bytes, random) }),
  give: (page, { bytes }, random) => restore(page, bytes, random.pick(["replace", "merge"])),
};
