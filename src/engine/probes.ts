import { fit, toInput as detectorInput } from "./detector-input.ts";
import type { DetectorModel } from "./detector-model.ts";
import { madeUpPicture, toInput } from "./embedder.ts";
import type { NetworkModels, NetworkRole } from "./networks.ts";
import type { EmbedderModel } from "./embedder-model.ts";
import type { Picture } from "./picture.ts";
import type { Tensor } from "./runtime.ts";

/** Made-up inputs of a network, by the input's name. */
export type Probe = Record<string, Tensor>;

/** What backends are compared by: two pictures that have little in common, for each network. */
export const probesOf = ({
  detector,
  embedder,
}: NetworkModels): Record<NetworkRole, readonly Probe[]> => ({
  // A wide frame of a video, and a still's coarse look: a graph of no fixed size is planned anew for each.
  detector: [
    detectorProbe(detector, madeUpPicture(448, 252)),
    detectorProbe(detector, patchwork(320, 240)),
  ],
  embedder: [madeUpPicture, patchwork].map((draw) => embedderProbe(embedder, draw)),
});

function detectorProbe({ input }: DetectorModel, picture: Picture): Probe {
  const { seen, size } = fit(input, picture);
  return { [input.name]: detectorInput(input, seen, size) };
}

function embedderProbe(
  model: EmbedderModel,
  draw: (width: number, height: number) => Picture,
): Probe {
  const { name, width, height } = model.input;
  return { [name]: toInput(model, draw(width, height), false) };
}

/** Side of a patch in pixels. */
const PATCH = 8;

/** Even patches with hard edges, each of another colour: the same on every device. */
function patchwork(width: number, height: number): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const patch = Math.floor((i % width) / PATCH) + 131 * Math.floor(i / width / PATCH);
    // Multipliers without a common factor with 256, so that neighbours and channels differ.
    data.set([(patch * 73) & 255, (patch * 151 + 40) & 255, (patch * 199 + 90) & 255, 255], i * 4);
  }
  return { width, height, data };
}
