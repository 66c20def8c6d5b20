/** A table as a file: UTF-8, with the mark that spreadsheets look for. */
export const csvBlob = (...text: string[]): Blob =>
  new Blob(["\uFEFF", ...text], { type: "text/csv;charset=utf-8" });

/** "audit-2026-11-24.jsonl": several such files in one folder stay apart. */
export const datedName = (name: string, extension: string): string =>
  `${name}-${new Date().toISOString().slice(0, 10)}.${extension}`;

/** Offers a file for saving, under this name. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Not in every browser, and not yet in TypeScript's library. */
interface FilePicker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/**
 * Asks where a large file shall go, which is then written there as it is made; undefined where the
 * browser cannot ask. To be called in the tap that wants it. Rejects with AbortError where nothing is chosen.
 */
export async function chooseFile(
  suggestedName: string,
): Promise<FileSystemWritableFileStream | undefined> {
  const file = await (window as FilePicker).showSaveFilePicker?.({ suggestedName });
  return file?.createWritable();
}
