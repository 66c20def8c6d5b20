import { damaged } from "./errors.ts";
import type { Bytes } from "./seal.ts";

/*
 * A block of templates, little-endian, all parts aligned to four bytes:
 *
 *   offset          type                what
 *   0               4 bytes             "VTPL"
 *   4               u32                 version of this layout, 1
 *   8               u32                 n, the number of templates
 *   12              u32                 d, their dimension
 *   16              n × u32             personKey of each
 *   16 + 4n         n × u32             thumbnailKey of each
 *   16 + 8n         n × d × f32         the templates, one after the other
 *
 * Nothing lies beyond the last template, so a template that was removed is not in the bytes.
 */
const MAGIC = 0x4c505456;
const VERSION = 1;
const HEADER_BYTES = 16;

/** Templates of one model and pipeline in parallel arrays: slot `i` has `vectors[i*dimension …]`. */
export interface Block {
  readonly dimension: number;
  readonly personKeys: Uint32Array;
  readonly thumbnailKeys: Uint32Array;
  readonly vectors: Float32Array;
}

export interface Slot {
  readonly personKey: number;
  readonly thumbnailKey: number;
  readonly template: Float32Array;
}

export function encodeBlock(block: Block): Bytes {
  const count = block.personKeys.length;
  const vectorsAt = HEADER_BYTES + count * 8;
  const buffer = new ArrayBuffer(vectorsAt + block.vectors.byteLength);
  new Uint32Array(buffer).set([MAGIC, VERSION, count, block.dimension]);
  new Uint32Array(buffer, HEADER_BYTES, count).set(block.personKeys);
  new Uint32Array(buffer, HEADER_BYTES + count * 4, count).set(block.thumbnailKeys);
  new Float32Array(buffer, vectorsAt).set(block.vectors);
  return new Uint8Array(buffer);
}

/** The block's arrays are views of `bytes` where its alignment allows. */
export function decodeBlock(bytes: Bytes): Block {
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  if (bytes.byteLength < HEADER_BYTES) throw damaged("a block of templates is cut off");
  const [magic, version, count = 0, dimension = 0] = new Uint32Array(buffer, byteOffset, 4);
  if (magic !== MAGIC || version !== VERSION) throw damaged("a block of templates is unreadable");
  const vectorsAt = HEADER_BYTES + count * 8;
  if (bytes.byteLength !== vectorsAt + count * dimension * 4) {
    throw damaged("a block of templates has the wrong size");
  }
  return {
    dimension,
    personKeys: new Uint32Array(buffer, byteOffset + HEADER_BYTES, count),
    thumbnailKeys: new Uint32Array(buffer, byteOffset + HEADER_BYTES + count * 4, count),
    vectors: new Float32Array(buffer, byteOffset + vectorsAt, count * dimension),
  };
}

/** A block with nothing in it yet. */
export function emptyBlock(dimension: number): Block {
  return {
    dimension,
    personKeys: new Uint32Array(0),
    thumbnailKeys: new Uint32Array(0),
    vectors: new Float32Array(0),
  };
}

/** A copy of the block with one template more, at the end. Its dimension must be the block's. */
export function withSlot(block: Block, slot: Slot): Block {
  const count = block.personKeys.length;
  const personKeys = new Uint32Array(count + 1);
  const thumbnailKeys = new Uint32Array(count + 1);
  const vectors = new Float32Array((count + 1) * block.dimension);
  personKeys.set(block.personKeys);
  personKeys[count] = slot.personKey;
  thumbnailKeys.set(block.thumbnailKeys);
  thumbnailKeys[count] = slot.thumbnailKey;
  vectors.set(block.vectors);
  vectors.set(slot.template, count * block.dimension);
  return { dimension: block.dimension, personKeys, thumbnailKeys, vectors };
}

/** A copy of the block without the templates of these thumbnails; the others keep their order. */
export function withoutSlots(block: Block, thumbnailKeys: ReadonlySet<number>): Block {
  const { dimension, vectors } = block;
  const kept = [...block.thumbnailKeys.keys()].filter(
    (slot) => !thumbnailKeys.has(block.thumbnailKeys[slot] ?? 0),
  );
  const keptVectors = new Float32Array(kept.length * dimension);
  kept.forEach((slot, at) => {
    keptVectors.set(vectors.subarray(slot * dimension, (slot + 1) * dimension), at * dimension);
  });
  return {
    dimension,
    personKeys: Uint32Array.from(kept, (slot) => block.personKeys[slot] ?? 0),
    thumbnailKeys: Uint32Array.from(kept, (slot) => block.thumbnailKeys[slot] ?? 0),
    vectors: keptVectors,
  };
}
