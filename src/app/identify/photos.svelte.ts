import { FaceSdkError, type FaceSdk, type FoundFace } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import { isSamePlace, type FaceView } from "../faces.ts";
import type { Size } from "../overlay/fit.ts";
import { threshold } from "../threshold/threshold-choice.svelte.ts";
import { foundInPhoto, nameFace, without } from "./findings.ts";
import { Decisions } from "./decisions.svelte.ts";

const MAX_RESULTS = 5;

export interface PhotoFace {
  view: FaceView;
  face: FoundFace;
}

/** One chosen photo and what was found in it. */
export class Photo {
  readonly file: File;
  /** Revoked by `close`. */
  readonly url: string;
  state = $state<"waiting" | "working" | "done">("waiting");
  picture = $state.raw<Size>({ width: 0, height: 0 });
  problem = $state.raw<Problem | null>(null);
  /** As long as the photo is among the chosen ones. */
  readonly decisions = new Decisions();

  #found = $state.raw<readonly { key: string; face: FoundFace }[]>([]);
  readonly faces = $derived(
    this.#found.map(({ key, face }): PhotoFace => {
      const found = without(foundInPhoto(face.search), this.decisions.ruledOut(key));
      return { face, view: { ...nameFace(found), key, box: face.box } };
    }),
  );

  constructor(file: File) {
    this.file = file;
    this.url = URL.createObjectURL(file);
  }

  async look(sdk: FaceSdk, signal: AbortSignal): Promise<void> {
    this.state = "working";
    try {
      const search = { minScore: threshold.choice, possible: true, maxResults: MAX_RESULTS };
      const found = await sdk.search.detect(this.file, { search, signal });
      this.picture = { width: found.width, height: found.height };
      this.#found = this.#withKeys(found.faces);
      this.problem = found.faces.length > 0 ? null : problemOf(new FaceSdkError("NO_FACE"));
    } catch (error) {
      this.problem = problemOf(error);
    }
    this.state = "done";
  }

  /** A face that is found again keeps its key, and with it what was said of it. */
  #withKeys(faces: readonly FoundFace[]) {
    const before = [...this.#found];
    return faces.map((face) => {
      const at = before.findIndex((one) => isSamePlace(one.face.box, face.box));
      const [known] = at < 0 ? [] : before.splice(at, 1);
      return { key: known?.key ?? face.id, face };
    });
  }

  close(): void {
    URL.revokeObjectURL(this.url);
  }
}

/** Photos that were chosen, dropped or pasted, looked at one after the other. */
export class Photos {
  all = $state.raw<Photo[]>([]);
  current = $state.raw<Photo | null>(null);
  readonly #sdk: FaceSdk;
  #abort = new AbortController();
  #queue: Promise<void> = Promise.resolve();

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  add(files: File[]): void {
    const added = files.map((file) => new Photo(file));
    this.all = [...this.all, ...added];
    this.current = added[0] ?? this.current;
    for (const photo of added) this.lookAgain(photo);
  }

  /** Also after an enrolment: the same face has a name now. */
  lookAgain(photo: Photo): void {
    const { signal } = this.#abort;
    this.#queue = this.#queue.then(() => {
      if (!signal.aborted) return photo.look(this.#sdk, signal);
    });
  }

  clear(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    for (const photo of this.all) photo.close();
    this.all = [];
    this.current = null;
  }
}
