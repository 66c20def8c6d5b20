import { damaged } from "./errors.ts";
import { concatenate, pack, type PackedVectors } from "./pack.ts";
import type { Bytes } from "./seal.ts";

/*
 * A block of templates, little-endian, all parts aligned to their numbers:
 *
 *   offset          type                what
 *   0               4 bytes             "VTPL"
 *   4               u32                 version of this layout, 2
 *   8               u32                 n, the number of templates
 *   12              u32                 d, their dimension
 *   16              n × u32             personKey of each
 *   16 + 4n         n × u32             thumbnailKey of each
 *   16 + 8n         n × f32             the scale of each, a power of two
 *   16 + 12n        n × d × i16         the templates, one after the other, in units of the scale
 *
 * Nothing lies beyond the last template, so a template that was removed is not in the bytes.
 * Version 1, which is still read, has n × d × f32 at 16 + 8n instead.
 */
const MAGIC = 0x4c505456;
const VERSION = 2;
const HEADER_BYTES = 16;

/** Templates of one model and pipeline in parallel arrays. */
export interface Block {
  readonly dimension: number;
  readonly personKeys: Uint32Array;
  readonly thumbnailKeys: Uint32Array;
  readonly vectors: PackedVectors;
}

export interface Slot {
  readonly personKey: number;
  readonly thumbnailKey: number;
  readonly template: PackedVectors;
}

export function encodeBlock({ dimension, personKeys, thumbnailKeys, vectors }: Block): Bytes {
  const count = personKeys.length;
  const codesAt = HEADER_BYTES + count * 12;
  const buffer = new ArrayBuffer(codesAt + vectors.codes.byteLength);
  new Uint32Array(buffer, 0, 4).set([MAGIC, VERSION, count, dimension]);
  new Uint32Array(buffer, HEADER_BYTES, count).set(personKeys);
  new Uint32Array(buffer, HEADER_BYTES + count * 4, count).set(thumbnailKeys);
  new Float32Array(buffer, HEADER_BYTES + count * 8, count).set(vectors.scales);
  new Int16Array(buffer, codesAt).set(vectors.codes);
  return new Uint8Array(buffer);
}

/** The block's arrays are views of `bytes` where its alignment allows. */
export function decodeBlock(bytes: Bytes): Block {
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  if (bytes.byteLength < HEADER_BYTES) throw damaged("a block of templates is cut off");
  const [magic, version, count = 0, dimension = 0] = new Uint32Array(buffer, byteOffset, 4);
  if (magic !== MAGIC || (version !== 1 && version !== VERSION)) {
    throw damaged("a block of templates is unreadable");
  }
  const bytesEach = version === 1 ? 8 + dimension * 4 : 12 + dimension * 2;
  if (bytes.byteLength !== HEADER_BYTES + count * bytesEach) {
    throw damaged("a block of templates has the wrong size");
  }
  const keysAt = byteOffset + HEADER_BYTES;
  const vectorsAt = keysAt + count * 8;
  return {
    dimension,
    personKeys: new Uint32Array(buffer, keysAt, count),
    thumbnailKeys: new Uint32Array(buffer, keysAt + count * 4, count),
    vectors:
      version === 1
        ? packAll(new Float32Array(buffer, vectorsAt, count * dimension), count, dimension)
        : {
            scales: new Float32Array(buffer, vectorsAt, count),
            codes: new Int16Array(buffer, vectorsAt + count * 4, count * dimension),
          },
  };
}

function packAll(floats: Float32Array, count: number, dimension: number): PackedVectors {
  const each = Array.from({ length: count }, (_, nth) =>
    pack(floats.subarray(nth * dimension, (nth + 1) * dimension)),
  );
  return concatenate(each);
}

/** A block with nothing in it yet. */
export function emptyBlock(dimension: number): Block {
  return {
    dimension,
    personKeys: new Uint32Array(0),
    thumbnailKeys: new Uint32Array(0),
    vectors: concatenate([]),
  };
}

/** A copy of the block with one template more, at the end. Its dimension must be the block's. */
export function withSlot(block: Block, slot: Slot): Block {
  return {
    dimension: block.dimension,
    personKeys: Uint32Array.of(...block.personKeys, slot.personKey),
    thumbnailKeys: Uint32Array.of(...block.thumbnailKeys, slot.thumbnailKey),
    vectors: concatenate([block.vectors, slot.template]),
  };
}

/** The templates one by one, as copies. */
export function slotsOf({ dimension, personKeys, thumbnailKeys, vectors }: Block): Slot[] {
  return [...personKeys.keys()].map((slot) => ({
    personKey: personKeys[slot] ?? 0,
    thumbnailKey: thumbnailKeys[slot] ?? 0,
    template: {
      scales: vectors.scales.slice(slot, slot + 1),
      codes: vectors.codes.slice(slot * dimension, (slot + 1) * dimension),
    },
  }));
}

/** A copy of the block without the templates of these thumbnails; the others keep their order. */
export function withoutSlots(block: Block, thumbnailKeys: ReadonlySet<number>): Block {
  const { dimension, vectors } = block;
  const kept = [...block.thumbnailKeys.keys()].filter(
    (slot) => !thumbnailKeys.has(block.thumbnailKeys[slot] ?? 0),
  );
  const keptVectors = kept.map((slot) => ({
    scales: vectors.scales.subarray(slot, slot + 1),
    codes: vectors.codes.subarray(slot * dimension, (slot + 1) * dimension),
  }));
  return {
    dimension,
    personKeys: Uint32Array.from(kept, (slot) => block.personKeys[slot] ?? 0),
    thumbnailKeys: Uint32Array.from(kept, (slot) => block.thumbnailKeys[slot] ?? 0),
    vectors: concatenate(keptVectors),
  };
}
