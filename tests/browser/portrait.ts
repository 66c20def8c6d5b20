import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserCommand } from "vitest/node";

const FOLDER = "../shared/faces/portraits";

/** A portrait's bytes as base64, or null where the folder of photos is absent. */
export const portrait: BrowserCommand<[file: string]> = async (_context, file) => {
  try {
    return await readFile(join(FOLDER, file), "base64");
  } catch {
    return null;
  }
};

declare module "vitest/browser" {
  interface BrowserCommands {
    portrait(file: string): Promise<string | null>;
  }
}
