import type { DetectedFace } from "../contract/faces.ts";
import type { FrameData } from "../contract/records.ts";
import type { TrackOptions } from "../contract/schemas.ts";
import type { AnalysedFace } from "../engine/analysed-face.ts";
import type { TrackedAnalysis } from "../engine/follower.ts";
import type { LiveNames } from "./live-names.ts";

/** A followed frame as it crosses to the page, everybody named as far as is known. */
export function frameData(
  { width, height, look, faces }: TrackedAnalysis,
  timestamp: number,
  names: LiveNames,
  options: TrackOptions,
  withId: (face: AnalysedFace) => DetectedFace,
): FrameData {
  names.keep(new Set(faces.map(({ track }) => track.id)));
  return {
    timestamp,
    width,
    height,
    look,
    faces: faces.map(({ face, track, liveness }) => ({
      ...withId(face),
      trackId: track.id,
      ...names.name(track, options),
      ...(liveness && { liveness }),
    })),
  };
}
