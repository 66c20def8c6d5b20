/**
 * @file Lossless edits of protobuf messages, without a schema.
 *
 * The ONNX schema on npm (`onnx-proto`) is bound to a protobufjs that is no longer kept up, and a
 * decoder made from any schema writes the whole file anew, losing fields it does not know. Here a
 * message is its list of fields; what an edit does not touch is copied byte for byte. Tags and
 * varints are left to `@bufbuild/protobuf`.
 */
import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/**
 * @typedef {object} Field
 * @property {number} number Field number in the schema.
 * @property {Uint8Array} raw The whole field as it stands in the file, tag included.
 * @property {number} [varint] The value, when it is an integer. Safe integers only.
 * @property {Uint8Array} [payload] The content, when it is a string, bytes or a nested message.
 */

const utf8 = new TextDecoder();

/**
 * @param {Uint8Array} message
 * @returns {Field[]}
 */
export function readFields(message) {
  const reader = new BinaryReader(message);
  const fields = [];
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const [number, type] = reader.tag();
    /** @type {Pick<Field, "varint" | "payload">} */
    const value = {};
    if (type === WireType.Varint) value.varint = Number(reader.int64());
    else if (type === WireType.LengthDelimited) value.payload = reader.bytes();
    else reader.skip(type, number);
    fields.push({ number, raw: message.subarray(start, reader.pos), ...value });
  }
  return fields;
}

/**
 * @param {Field[]} fields
 * @returns {Uint8Array}
 */
export function writeFields(fields) {
  const writer = new BinaryWriter();
  for (const field of fields) writer.raw(field.raw);
  return writer.finish();
}

/**
 * @param {number} number
 * @param {Uint8Array} payload
 * @returns {Field}
 */
export function bytesField(number, payload) {
  const raw = new BinaryWriter().tag(number, WireType.LengthDelimited).bytes(payload).finish();
  return { number, raw, payload };
}

/**
 * @param {number} number
 * @param {string} text
 */
export function stringField(number, text) {
  return bytesField(number, new TextEncoder().encode(text));
}

/**
 * @param {number} number
 * @param {number} varint
 * @returns {Field}
 */
export function varintField(number, varint) {
  const raw = new BinaryWriter().tag(number, WireType.Varint).int64(varint).finish();
  return { number, raw, varint };
}

/**
 * Rewrites some nested parts of a message. An edit gets a part's bytes and its place among the
 * parts of that number; when it returns the very same array, the field stays as it was.
 *
 * @param {Uint8Array} message
 * @param {Record<number, (payload: Uint8Array, index: number) => Uint8Array>} edits By field number.
 * @returns {Uint8Array}
 */
export function editMessage(message, edits) {
  /** @type {Map<number, number>} */
  const seen = new Map();
  const fields = readFields(message).map((field) => {
    const edit = edits[field.number];
    if (!edit || !field.payload) return field;
    const index = seen.get(field.number) ?? 0;
    seen.set(field.number, index + 1);
    const edited = edit(field.payload, index);
    return edited === field.payload ? field : bytesField(field.number, edited);
  });
  return writeFields(fields);
}

/**
 * @param {Uint8Array} message
 * @param {number} number
 * @returns {Uint8Array[]} The contents of every field of that number, in order.
 */
export function payloads(message, number) {
  return readFields(message).flatMap((field) =>
    field.number === number && field.payload ? [field.payload] : [],
  );
}

/**
 * @param {Uint8Array} message
 * @param {number} number
 * @returns {Uint8Array} The only field of that number. Empty when it is left out, as in protobuf.
 */
export function payload(message, number) {
  return payloads(message, number)[0] ?? new Uint8Array();
}

/**
 * @param {Uint8Array} message
 * @param {number} number
 * @returns {string[]}
 */
export function strings(message, number) {
  return payloads(message, number).map((text) => utf8.decode(text));
}

/**
 * @param {Uint8Array} message
 * @param {number} number
 */
export function string(message, number) {
  return utf8.decode(payload(message, number));
}

/**
 * Repeated integers, in either of the two ways protobuf writes them: one field each, or packed.
 *
 * @param {Uint8Array} message
 * @param {number} number
 * @returns {number[]}
 */
export function integers(message, number) {
  return readFields(message).flatMap((field) => {
    if (field.number !== number) return [];
    if (!field.payload) return [/** @type {number} */ (field.varint)];
    const values = [];
    const reader = new BinaryReader(field.payload);
    while (reader.pos < reader.len) values.push(Number(reader.int64()));
    return values;
  });
}

/**
 * @param {Uint8Array} message
 * @param {number} number
 */
export function integer(message, number) {
  return integers(message, number)[0] ?? 0;
}
