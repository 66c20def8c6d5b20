/** @file Edit "prune-dead-channels". */
import { findChains } from "./depthwise-chains.mjs";
import { ATTRIBUTE, GRAPH, MODEL, NODE } from "./schema.mjs";
import { keepSlices, readWeights, writeWeights } from "./tensor.mjs";
import { editMessage, payloads, readFields, string, varintField, writeFields } from "./wire.mjs";

/** @typedef {import("./tensor.mjs").Weights} Weights */

/** A channel whose every weight is below this size is dead. */
const DEAD = 1e-5;

/**
 * Takes out channels that cannot reach the output. Training with a sparsity penalty leaves them
 * behind in MobileNet-like blocks: a convolution widens ("expand"), a depthwise convolution works
 * on each channel alone, and a 1×1 convolution mixes them back ("project"). A channel is dead when
 * the project convolution ignores it, or when the depthwise one makes nothing of it. As no other
 * channel reads it in between, it can go from all three.
 *
 * @param {Uint8Array} model
 * @returns {Uint8Array}
 */
export function pruneDeadChannels(model) {
  return editMessage(model, { [MODEL.graph]: pruneGraph });
}

/** @param {Uint8Array} graph */
function pruneGraph(graph) {
  /** @type {Map<string, Weights>} */
  const weights = new Map();
  for (const tensor of payloads(graph, GRAPH.initializer)) {
    const read = readWeights(tensor);
    if (read) weights.set(read.name, read);
  }
  const take = (/** @type {string} */ name) => /** @type {Weights} */ (weights.get(name));
  /** @type {Map<string, number>} Depthwise convolutions, by output, and their new group counts. */
  const groups = new Map();

  // In the order of the graph: what one chain drops may be the input of the next chain's expand.
  for (const chain of findChains(graph)) {
    const { kernel, group, output } = chain.depthwise;
    if (take(kernel).dims[0] !== group) continue; // Grouped, but not one channel to a group.
    const alive = aliveChannels(chain, take);
    for (const [names, axis] of /** @type {const} */ ([
      [[...chain.expand.weights, ...chain.slopes, ...chain.depthwise.weights], 0],
      [[chain.project.kernel], 1],
    ])) {
      for (const name of names) weights.set(name, keepSlices(take(name), axis, alive));
    }
    groups.set(output, alive.length);
  }

  return editMessage(graph, {
    [GRAPH.initializer]: (tensor) => {
      const before = readWeights(tensor);
      const after = before && take(before.name);
      return after && after.data.length < before.data.length ? writeWeights(tensor, after) : tensor;
    },
    [GRAPH.node]: (node) => {
      const group = groups.get(string(node, NODE.output));
      return group === undefined ? node : withGroup(node, group);
    },
  });
}

/**
 * @param {import("./depthwise-chains.mjs").Chain} chain
 * @param {(name: string) => Weights} take
 * @returns {number[]}
 */
function aliveChannels(chain, take) {
  const depthwise = chain.depthwise.weights.map(take);
  const project = take(chain.project.kernel);
  return [...Array(chain.depthwise.group).keys()].filter(
    (channel) =>
      isAlive(keepSlices(project, 1, [channel])) &&
      depthwise.some((tensor) => isAlive(keepSlices(tensor, 0, [channel]))),
  );
}

/** @param {Weights} weights */
function isAlive({ data }) {
  return data.some((weight) => Math.abs(weight) >= DEAD);
}

/**
 * @param {Uint8Array} node A convolution.
 * @param {number} group
 */
function withGroup(node, group) {
  return editMessage(node, {
    [NODE.attribute]: (attribute) => {
      if (string(attribute, ATTRIBUTE.name) !== "group") return attribute;
      const fields = readFields(attribute);
      const place = fields.findIndex(({ number }) => number === ATTRIBUTE.i);
      return writeFields(fields.with(place, varintField(ATTRIBUTE.i, group)));
    },
  });
}
