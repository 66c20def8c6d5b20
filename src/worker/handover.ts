import type { HandedSeal } from "../store/index.ts";
import type { RememberedFace } from "./face-memory.ts";

/**
 * What a worker knows that is not on the disk, for the one that takes its place. It goes from worker to
 * worker by a port of their own: the page never has it.
 */
export interface Handover {
  /** Null where the vault is locked. */
  sealedBy: HandedSeal | null;
  faces: [id: string, face: RememberedFace][];
  /** Ids of tracks go on where they were. */
  nextTrackId: number;
}

export function received(port: MessagePort): Promise<Handover> {
  return new Promise((resolve) => {
    port.onmessage = ({ data }: MessageEvent<Handover>) => {
      port.close();
      resolve(data);
    };
  });
}
