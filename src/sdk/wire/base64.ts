/** @file Pictures as base64, as the original's JSON has them. */

export async function base64OfBlob(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** Undefined where it is no base64. A `data:` prefix is tolerated. */
export function blobOfBase64(text: string): Blob | undefined {
  const prefix = /^data:(image\/[\w.+-]+);base64,/.exec(text);
  try {
    const bytes = Uint8Array.from(atob(text.slice(prefix?.[0].length ?? 0)), (char) =>
      char.charCodeAt(0),
    );
    return new Blob([bytes], { type: prefix?.[1] ?? "image/jpeg" });
  } catch {
    return undefined;
  }
}
