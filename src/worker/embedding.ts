import type { SearchMode } from "../contract/enums.ts";
import type { FacePictures } from "../engine/analysed-face.ts";
import type { Engine } from "../engine/engine.ts";

/**
 * A template by the model in use, whose id comes with it: it may be changed at any moment, and
 * templates of different models must never be compared.
 */
export async function embedNow(
  engine: Engine,
  face: FacePictures,
  mode: SearchMode,
  signal: AbortSignal,
): Promise<{ template: Float32Array<ArrayBuffer>; modelId: string }> {
  for (;;) {
    const { id: modelId } = engine.model;
    const template = await engine.embed(face, mode, signal);
    if (engine.model.id === modelId) return { template, modelId };
  }
}
