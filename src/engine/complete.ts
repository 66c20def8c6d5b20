/**
 * @file Browsers paint what there is of a file that was cut off and leave the rest grey. Such a
 * picture must not be enrolled, so its end is looked for. Formats that are not known here are left
 * to the decoder.
 */

/** Whether the file goes on to its end, as far as its format tells. */
export function isComplete(file: Uint8Array): boolean {
  if (startsWith(file, [0xff, 0xd8, 0xff])) return isCompleteJpeg(file);
  if (startsWith(file, [0x89, 0x50, 0x4e, 0x47])) return isCompletePng(file);
  if (startsWith(file, [0x52, 0x49, 0x46, 0x46]))
    return view(file).getUint32(4, true) + 8 <= file.length;
  return true;
}

/** Walks the segments (ISO/IEC 10918-1, annex B) until the end-of-image marker. */
function isCompleteJpeg(file: Uint8Array): boolean {
  let at = 2;
  while (at + 1 < file.length) {
    if (file[at] !== 0xff) {
      at++;
      continue;
    }
    const marker = file[at + 1] as number;
    if (marker === 0xd9) return true;
    if (marker === 0xff) at++;
    // Stuffed bytes and restart markers belong to the picture's data and have no length.
    else if (marker === 0 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (at + 3 < file.length) at += 2 + view(file).getUint16(at + 2);
    else return false;
  }
  return false;
}

/** Walks the chunks until IEND. */
function isCompletePng(file: Uint8Array): boolean {
  const IEND = 0x49454e44;
  let at = 8;
  while (at + 12 <= file.length) {
    if (view(file).getUint32(at + 4) === IEND) return true;
    at += 12 + view(file).getUint32(at);
  }
  return false;
}

const view = (file: Uint8Array) => new DataView(file.buffer, file.byteOffset, file.byteLength);

const startsWith = (file: Uint8Array, bytes: number[]) =>
  file.length >= 12 && bytes.every((byte, i) => file[i] === byte);
