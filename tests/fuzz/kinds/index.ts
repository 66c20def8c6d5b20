import { backupKind } from "./backup.ts";
import { csvKind } from "./csv.ts";
import { jsonKind } from "./json.ts";
import type { Kind } from "./kind.ts";
import { pictureKinds } from "./pictures.ts";
import { zipKind } from "./zip.ts";

/** All that is fuzzed. Another kind is a file beside these, and a line here. */
export const kinds: Kind[] = [...pictureKinds, zipKind, csvKind, jsonKind, backupKind];
