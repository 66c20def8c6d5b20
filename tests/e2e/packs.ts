import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { ensureDlibPack } from "../../scripts/packs/dlib-resnet.mjs";
import { ensureRetinaFacePack } from "../../scripts/packs/retinaface-v2.mjs";
import { expect, goTo } from "./fixtures.ts";

/** A second real recognition model, and a second real detector. */
export const DLIB = "dlib-resnet@1";
export const DETECTOR = "retinaface-mnet025@2";

const quiet = { log: () => undefined };
const filesIn = (folder: string) =>
  ["pack.json", "model.onnx"].map((name) => ({
    ...{ name, mimeType: "application/octet-stream", buffer: readFileSync(join(folder, name)) },
  }));
export const dlibPack = async () => filesIn(await ensureDlibPack(quiet));
export const detectorPack = async () => filesIn(await ensureRetinaFacePack(quiet));

export const modelCard = (page: Page, id: string): Locator =>
  page.locator(`[data-testid="model"][data-id="${id}"]`);

/** Installs a pack through the screen; it is not used yet. */
export async function install(page: Page, id: string, files: Awaited<ReturnType<typeof dlibPack>>) {
  await goTo(page, "#/models");
  await page.getByTestId("model-files").setInputFiles(files);
  await expect(modelCard(page, id)).toBeVisible({ timeout: 120_000 });
}

/** What becomes of a stored pack's file: one bit of its weights turns, or the whole of it goes. */
export async function harmFile(page: Page, id: string, harm: "a bit" | "all"): Promise<void> {
  await page.evaluate(
    async ([wanted, how]) => {
      const opening = indexedDB.open("visavis");
      const db = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const rowsOf = <Row>(name: string) =>
        new Promise<Row[]>((resolve) => {
          const request = db.transaction(name).objectStore(name).getAll();
          request.onsuccess = () => resolve(request.result as Row[]);
        });
      interface Row {
        key: number;
        sealed: Uint8Array;
      }
      const packs = await rowsOf<Row>("packs");
      const found = packs.find(({ sealed }) => {
        const record = JSON.parse(new TextDecoder().decode(sealed)) as Record<string, string>;
        return `${record.id}@${record.version}` === wanted;
      });
      const file = (await rowsOf<Row>("packFiles")).find(({ key }) => key === found?.key);
      if (!file) throw new Error(`There is no file of ${wanted}.`);
      const files = db.transaction("packFiles", "readwrite").objectStore("packFiles");
      const middle = file.sealed.length >> 1;
      file.sealed[middle] = (file.sealed[middle] ?? 0) ^ 1;
      if (how === "all") files.delete(file.key);
      else files.put(file);
      await new Promise((resolve) => {
        files.transaction.oncomplete = resolve;
      });
      db.close();
    },
    [id, harm] as const,
  );
}
