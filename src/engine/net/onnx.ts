import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";

/** A constant of a graph; 64-bit integers as numbers. */
export interface Constant {
  dims: number[];
  data: Float32Array | number[];
}

export interface Node {
  op: string;
  inputs: string[];
  outputs: string[];
  /** Attributes: lists as they are, single values as lists of one. */
  numbers: ReadonlyMap<string, number[]>;
  texts: ReadonlyMap<string, string>;
  constant: Constant | undefined;
}

export interface Graph {
  nodes: Node[];
  constants: Map<string, Constant>;
  /** Without those that are constants; null for a size that is free. */
  inputs: { name: string; dims: (number | null)[] }[];
  outputs: string[];
}

/** What can only be run elsewhere. */
export class UnsupportedGraph extends Error {}

/**
 * Reads what of an ONNX model is needed to run it. The numbers are those of onnx.proto's fields:
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 *
 * @throws UnsupportedGraph where it is no such file, or has types that no network here has
 */
export function readOnnx(bytes: Uint8Array): Graph {
  const graph = first(fieldsOf(bytes), 7);
  if (!graph) throw new UnsupportedGraph("there is no graph");
  const fields = fieldsOf(graph);
  const constants = new Map(
    messages(fields, 5).map((tensor) => {
      const parts = fieldsOf(tensor);
      return [text(parts, 8), readTensor(parts)];
    }),
  );
  const outputs = messages(fields, 12).map((one) => text(fieldsOf(one), 1));
  const inputs = messages(fields, 11).map(readInput);
  return {
    nodes: messages(fields, 1).map(readNode),
    constants,
    inputs: inputs.filter(({ name }) => !constants.has(name)),
    outputs,
  };
}

type Fields = { number: number; value: number | Uint8Array }[];

function fieldsOf(message: Uint8Array): Fields {
  const reader = new BinaryReader(message);
  const fields: Fields = [];
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (type === WireType.Varint) fields.push({ number, value: Number(reader.int64()) });
    else if (type === WireType.LengthDelimited) fields.push({ number, value: reader.bytes() });
    else if (type === WireType.Bit32) fields.push({ number, value: reader.float() });
    else reader.skip(type, number);
  }
  return fields;
}

const messages = (fields: Fields, wanted: number): Uint8Array[] =>
  fields.flatMap(({ number, value }) =>
    number === wanted && value instanceof Uint8Array ? [value] : [],
  );

const first = (fields: Fields, wanted: number) => messages(fields, wanted)[0];

const utf8 = new TextDecoder();
const text = (fields: Fields, wanted: number) => utf8.decode(first(fields, wanted));

/** One field each, or packed in one. */
function integers(fields: Fields, wanted: number): number[] {
  return fields.flatMap(({ number, value }) => {
    if (number !== wanted) return [];
    if (typeof value === "number") return [value];
    const reader = new BinaryReader(value);
    const all: number[] = [];
    while (reader.pos < reader.len) all.push(Number(reader.int64()));
    return all;
  });
}

function floats(fields: Fields, wanted: number): number[] {
  return fields.flatMap(({ number, value }) => {
    if (number !== wanted) return [];
    if (typeof value === "number") return [value];
    const all: number[] = [];
    const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
    for (let at = 0; at < value.byteLength; at += 4) all.push(view.getFloat32(at, true));
    return all;
  });
}

function readInput(message: Uint8Array) {
  const fields = fieldsOf(message);
  const nested = (inner: Fields, number: number) =>
    fieldsOf(first(inner, number) ?? new Uint8Array());
  const shape = nested(nested(nested(fields, 2), 1), 2);
  const dims = messages(shape, 1).map((dim) => integers(fieldsOf(dim), 1)[0] ?? null);
  return { name: text(fields, 1), dims };
}

function readNode(message: Uint8Array): Node {
  const fields = fieldsOf(message);
  const names = (number: number) => messages(fields, number).map((name) => utf8.decode(name));
  const numbers = new Map<string, number[]>();
  const texts = new Map<string, string>();
  let constant: Constant | undefined;
  for (const attribute of messages(fields, 5)) {
    const parts = fieldsOf(attribute);
    const name = text(parts, 1);
    const tensor = first(parts, 5);
    if (tensor) constant = readTensor(fieldsOf(tensor));
    if (first(parts, 4)) texts.set(name, text(parts, 4));
    // A float, an integer, floats, integers: each attribute has but one of them.
    const values = [2, 3, 7, 8].flatMap((number) =>
      number === 2 || number === 7 ? floats(parts, number) : integers(parts, number),
    );
    if (values.length > 0) numbers.set(name, values);
  }
  return { op: text(fields, 4), inputs: names(1), outputs: names(2), numbers, texts, constant };
}

const FLOAT = 1;
const INT64 = 7;

function readTensor(fields: Fields): Constant {
  const dims = integers(fields, 1);
  const [type] = integers(fields, 2);
  // Copied: raw bytes lie anywhere in the file.
  const raw = first(fields, 9)?.slice().buffer;
  if (type === FLOAT) {
    return { dims, data: raw ? new Float32Array(raw) : Float32Array.from(floats(fields, 4)) };
  }
  if (type === INT64) {
    return { dims, data: raw ? Array.from(new BigInt64Array(raw), Number) : integers(fields, 7) };
  }
  throw new UnsupportedGraph(`a constant of type ${type}`);
}
