/**
 * @file The field numbers of onnx.proto that the edits need. They are part of the format and do
 * not change: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export const MODEL = { graph: 7 };
export const GRAPH = { node: 1, initializer: 5, input: 11, output: 12 };
export const NODE = { input: 1, output: 2, opType: 4, attribute: 5 };
export const ATTRIBUTE = { name: 1, i: 3 };
export const TENSOR = { dims: 1, dataType: 2, name: 8, rawData: 9 };
export const VALUE_INFO = { name: 1, type: 2 };
export const TYPE = { tensor: 1 };
export const TENSOR_TYPE = { shape: 2 };
export const SHAPE = { dim: 1 };
export const DIM = { value: 1, param: 2 };

/** TensorProto.DataType.FLOAT */
export const FLOAT = 1;
