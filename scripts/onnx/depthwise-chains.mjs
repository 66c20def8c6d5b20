/** @file Finds expand → depthwise → project chains in a graph, by its shape and not by names. */
import { ATTRIBUTE, GRAPH, NODE, VALUE_INFO } from "./schema.mjs";
import { integer, payloads, string, strings } from "./wire.mjs";

/**
 * @typedef {object} Node
 * @property {string} type
 * @property {string} input What it works on.
 * @property {string} kernel The first of its weights.
 * @property {string[]} weights All of its other inputs: kernel and bias, or slopes.
 * @property {string} output
 * @property {number} group Of a convolution.
 *
 * @typedef {object} Chain
 * @property {Node} expand
 * @property {Node} depthwise
 * @property {Node} project
 * @property {string[]} slopes Weights of the PReLUs between the three.
 */

/** @type {Node} */
const OUTSIDE = { type: "", input: "", kernel: "", weights: [], output: "", group: 1 };

/**
 * @param {Uint8Array} graph
 * @returns {Chain[]} In the order of the graph.
 */
export function findChains(graph) {
  const nodes = payloads(graph, GRAPH.node).map(readNode);
  const producers = new Map(nodes.map((node) => [node.output, node]));
  /** @type {Map<string, Node[]>} */
  const readers = new Map();
  for (const node of nodes) {
    for (const name of [node.input, ...node.weights]) {
      readers.set(name, [...(readers.get(name) ?? []), node]);
    }
  }
  // What leaves the graph is read outside it.
  for (const output of payloads(graph, GRAPH.output)) {
    const name = string(output, VALUE_INFO.name);
    readers.set(name, [...(readers.get(name) ?? []), OUTSIDE]);
  }
  // Only a value that one node alone reads may be narrowed; so too for weights.
  const onlyReader = (/** @type {string} */ name) => {
    const found = readers.get(name) ?? [];
    return found.length === 1 ? found[0] : undefined;
  };

  return nodes.filter(isDepthwise).flatMap((depthwise) => {
    /** @type {string[]} */
    const slopes = [];
    let expand = producers.get(depthwise.input);
    if (expand?.type === "PRelu" && onlyReader(expand.output)) {
      slopes.push(...expand.weights);
      expand = producers.get(expand.input);
    }
    let project = onlyReader(depthwise.output);
    if (project?.type === "PRelu") {
      slopes.push(...project.weights);
      project = onlyReader(project.output);
    }
    if (!isPlainConv(expand) || !isPlainConv(project) || !onlyReader(expand.output)) return [];
    const weights = [expand, depthwise, project].flatMap((node) => node.weights);
    return [...weights, ...slopes].every(onlyReader)
      ? [{ expand, depthwise, project, slopes }]
      : [];
  });
}

/**
 * @param {Uint8Array} node
 * @returns {Node}
 */
function readNode(node) {
  const [input = "", ...weights] = strings(node, NODE.input);
  const group = payloads(node, NODE.attribute).find(
    (attribute) => string(attribute, ATTRIBUTE.name) === "group",
  );
  return {
    type: string(node, NODE.opType),
    input,
    kernel: weights[0] ?? "",
    weights,
    output: string(node, NODE.output),
    group: group ? integer(group, ATTRIBUTE.i) : 1,
  };
}

/** @param {Node} node */
function isDepthwise(node) {
  return node.type === "Conv" && node.group > 1;
}

/**
 * @param {Node | undefined} node
 * @returns {node is Node}
 */
function isPlainConv(node) {
  return node?.type === "Conv" && node.group === 1;
}
