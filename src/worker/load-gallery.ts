import type { EmbedderModel } from "../engine/embedder-model.ts";
import { PIPELINE_VERSION } from "../engine/template.ts";
import { Gallery } from "../gallery/gallery.ts";
import type { Store } from "../store/index.ts";
import { takingRoom } from "./room.ts";

/**
 * A new gallery of what is enrolled with a model: searches go on in the old one meanwhile.
 *
 * @param threads how many may search it
 * @throws FaceSdkError QUOTA_EXCEEDED where memory cannot hold them
 */
export async function loadGallery(
  store: Store,
  model: EmbedderModel,
  threads: number,
): Promise<Gallery> {
  const { templates } = store;
  const count = templates.count(model.id, PIPELINE_VERSION);
  const { dimension } = model.output;
  const gallery = takingRoom(() => new Gallery(dimension, count, threads));
  await templates.forEachBlock(model.id, PIPELINE_VERSION, (block) => {
    gallery.addBlock(block.personKeys, block.thumbnailKeys, block.vectors);
  });
  return gallery;
}
