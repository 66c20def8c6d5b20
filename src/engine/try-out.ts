import { FaceSdkError } from "../contract/errors.ts";
import type { Outputs } from "./decoder.ts";
import { fit, toInput } from "./detector-input.ts";
import type { Detector } from "./detector.ts";
import { embed, madeUpPicture, type Embedder } from "./embedder.ts";
import type { Find } from "./find.ts";
import { loadAs } from "./networks.ts";
import type { Network, Runtime } from "./runtime.ts";
import { landmarkNames } from "./similarity.ts";

/** Two runs of one network on one picture differ by less. */
const STEADY = 1e-3;

/**
 * Loads a model that somebody brought, and tries it out.
 * @throws FaceSdkError MODEL_LOAD_FAILED
 */
export async function loadTried<M>(
  runtime: Runtime,
  bytes: Uint8Array,
  model: M,
  tryOut: (network: Network & { readonly model: M }) => Promise<void>,
): Promise<Network & { readonly model: M }> {
  const network = await loadAs(runtime, bytes, model);
  try {
    await tryOut(network);
    return network;
  } catch (error) {
    await network.release();
    throw error;
  }
}

/**
 * Runs a recognition model on a made-up picture: it must give one finite vector of the stated
 * length, the same in two runs.
 * @throws FaceSdkError MODEL_LOAD_FAILED
 */
export async function tryOutEmbedder(embedder: Embedder): Promise<void> {
  const { id, input, output } = embedder.model;
  try {
    const picture = madeUpPicture(input.width, input.height);
    const first = await embed(embedder, [picture], false);
    refuseUnsteady(first, await embed(embedder, [picture], false));
  } catch (cause) {
    throw unfit(
      `The model ${id} does not give ${output.dimension} numbers as "${output.name}"`,
      cause,
    );
  }
}

/**
 * Runs a detector on a made-up picture, which is neither square nor large: its outputs must be
 * there and of the sizes that its decoder expects, with scores of 0 to 1, the same in two runs.
 * @throws FaceSdkError MODEL_LOAD_FAILED
 */
export async function tryOutDetector(detector: Detector): Promise<void> {
  const { id, input, decode } = detector.model;
  try {
    const { seen, size } = fit(input, madeUpPicture(160, 96));
    const given = { [input.name]: toInput(input, seen, size) };
    const look = async () => {
      const outputs: Outputs = await detector.run(given);
      return decode(outputs, size, -Infinity);
    };
    const first = await look();
    if (first.length === 0) throw new Error("its scores are no numbers");
    if (!first.every(({ score }) => score >= 0 && score <= 1.001)) {
      throw new Error("its scores are not within 0 and 1");
    }
    refuseUnsteady(first.flatMap(numbersOf), (await look()).flatMap(numbersOf));
  } catch (cause) {
    throw unfit(`The detector ${id} does not give what its description says`, cause);
  }
}

const numbersOf = ({ score, box, landmarks }: Find): number[] => [
  ...[score, box.x, box.y, box.width, box.height],
  ...landmarkNames.flatMap((name) => [landmarks[name].x, landmarks[name].y]),
];

/** What is not a number is no less than anything. */
function refuseUnsteady(first: ArrayLike<number>, second: ArrayLike<number>): void {
  const isSteady =
    first.length === second.length &&
    Array.from(first).every((value, at) => Math.abs(value - (second[at] ?? NaN)) < STEADY);
  if (!isSteady) throw new Error("its outputs are not finite, or not the same twice");
}

function unfit(what: string, cause: unknown): FaceSdkError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new FaceSdkError("MODEL_LOAD_FAILED", `${what}: ${why}`, {
    advice: "This model cannot be used: it does not do what its description says.",
    cause,
  });
}
