import { FaceSdkError } from "../contract/errors.ts";
import type { AnalysedFace } from "../engine/analysed-face.ts";

/** So many found faces are remembered: 256 crops with their contexts are 50 MB. */
const CAPACITY = 256;

/** A found face and the shorter side of the picture that it is in, in pixels. */
export interface RememberedFace {
  face: AnalysedFace;
  pictureSide: number;
}

/**
 * Found faces by the id under which `detect` handed them out, so that they can be enrolled
 * without decoding their picture again. The longest unused is forgotten first.
 */
export class FaceMemory {
  readonly #faces = new Map<string, RememberedFace>();

  remember(face: RememberedFace): string {
    const id = crypto.randomUUID();
    this.#faces.set(id, face);
    if (this.#faces.size > CAPACITY) {
      const [oldest] = this.#faces.keys();
      this.#faces.delete(oldest as string);
    }
    return id;
  }

  /** All of them, the longest unused first, for a worker that takes this one's place. */
  get all(): [id: string, face: RememberedFace][] {
    return [...this.#faces];
  }

  takeOver(faces: readonly [id: string, face: RememberedFace][]): void {
    for (const [id, face] of faces) this.#faces.set(id, face);
  }

  /** @throws FaceSdkError NOT_FOUND */
  recall(id: string): RememberedFace {
    const face = this.#faces.get(id);
    if (!face) {
      throw new FaceSdkError("NOT_FOUND", `No detected face has the id ${id} any more.`, {
        advice: "Choose the photo again: its faces were found too long ago.",
      });
    }
    this.#faces.delete(id);
    this.#faces.set(id, face);
    return face;
  }
}
