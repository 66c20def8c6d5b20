/**
 * The id of a person who is imported without one: the SHA-256 of the person's key and of the
 * contents of all their files, whatever the files' order, as a UUID of version 8 (RFC 9562). The
 * same import therefore finds its people again. Files are read one after the other.
 */
export async function stableId(key: string, files: Iterable<Blob>): Promise<string> {
  const digests: string[] = [];
  for (const file of files) digests.push(await sha256(await file.arrayBuffer()));
  const text = JSON.stringify(["visavis-import-1", key, ...digests.toSorted()]);
  return asUuid(await sha256(new TextEncoder().encode(text)));
}

async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function asUuid(hex: string): string {
  const variant = "89ab"[parseInt(hex.charAt(16), 16) % 4] ?? "8";
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}
