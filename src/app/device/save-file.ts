/** A table as a file: UTF-8, with the mark that spreadsheets look for. */
export const csvBlob = (...text: string[]): Blob =>
  new Blob(["\uFEFF", ...text], { type: "text/csv;charset=utf-8" });

/** Offers a file for saving, under this name. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
