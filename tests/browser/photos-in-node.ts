import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserCommand } from "vitest/node";

const lfw = "../shared/faces/lfw/images";

/** Every so many-th photo of LFW, as base64; none where LFW is absent. */
export const lfwPhotos: BrowserCommand<[step: number]> = (_context, step) => {
  if (!existsSync(lfw)) return [];
  const paths = readdirSync(lfw, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".jpg"))
    .sort();
  return paths
    .filter((_, index) => index % step === 0)
    .map((path) => readFileSync(join(lfw, path)).toString("base64"));
};

declare module "vitest/browser" {
  interface BrowserCommands {
    lfwPhotos(step: number): Promise<string[]>;
  }
}
