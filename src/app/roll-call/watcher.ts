import type { FoundFace, TrackedFace } from "../../sdk/index.ts";
import { cropFace } from "../camera/still.ts";
import { foundInPhoto, foundLive, nameFace, type Findings } from "../identify/findings.ts";
import type { RollCallSession } from "./session.svelte.ts";

/** A face is looked at for so many frames before it counts as a stranger's. */
const FRAMES_UNKNOWN = 12;
const MOST_STRANGERS = 60;

/** Brings what is seen before the camera and in photos to the sheet. */
export class Watcher {
  readonly #session: RollCallSession;
  /** For how many frames each track has been nobody. */
  readonly #unknown = new Map<number, number>();

  constructor(session: RollCallSession) {
    this.#session = session;
  }

  async seeFrame(faces: readonly TrackedFace[], video: HTMLVideoElement): Promise<void> {
    for (const face of faces) {
      const found = foundLive(face);
      const probe = () => cropFace(video, face.box);
      if (found && (await this.#recognise(found, "camera", probe))) {
        this.#unknown.delete(face.trackId);
        continue;
      }
      const frames = (this.#unknown.get(face.trackId) ?? 0) + (face.band === "unknown" ? 1 : 0);
      this.#unknown.set(face.trackId, frames);
      if (frames === FRAMES_UNKNOWN) await this.#keepStranger(`live-${face.trackId}`, probe);
    }
  }

  async seePhoto(faces: readonly FoundFace[]): Promise<void> {
    for (const face of faces) {
      const found = foundInPhoto(face.search);
      const probe = () => Promise.resolve(face.thumbnail);
      if (found && (await this.#recognise(found, "photo", probe))) continue;
      await this.#keepStranger(face.id, probe);
    }
  }

  /** True where the face is, or may be, somebody of the collection. */
  async #recognise(
    found: Findings,
    by: "camera" | "photo",
    probe: () => Promise<Blob>,
  ): Promise<boolean> {
    const [best] = found.candidates;
    const { state } = nameFace(found);
    if (!best || (state !== "match" && state !== "possible")) return false;
    const { person, score } = best;
    if (state === "match") await this.#session.see(person, by, score);
    else if (!this.#session.isSettled(person.id)) {
      const { id: personId, name } = person;
      this.#session.doubt({ personId, name, score, by, probe: await probe().catch(() => null) });
    }
    return true;
  }

  async #keepStranger(key: string, probe: () => Promise<Blob>): Promise<void> {
    const { strangers } = this.#session;
    if (strangers.has(key) || strangers.size >= MOST_STRANGERS) return;
    const blob = await probe().catch(() => null);
    if (blob) strangers.set(key, { key, probe: blob });
  }
}
