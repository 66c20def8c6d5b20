import type {
  Calibration,
  CompareData,
  DetectedFaceData,
  DetectionData,
  FrameData,
  LivenessData,
  TrackedFaceData,
} from "../../contract/records.ts";
import type { Person } from "../person.ts";

export interface Candidate {
  person: Person;
  /** 0 to 1: 0.75, 0.81, 0.87 and 0.93 are false match rates of 1e-3, 1e-4, 1e-5 and 1e-6. */
  score: number;
  /** The stored thumbnail that resembles the probe most. */
  thumbnailId: string;
}

export interface SearchResult {
  /**
   * Best first, at most one a person, none below `minScore` but where `possible` ones were asked for;
   * equal scores in the order of enrolment.
   */
  candidates: Candidate[];
  /** The score, 0 to 1, from which a candidate is a match. */
  minScore: number;
  /** Whether the scores come from the fixed map or are normalised by the enrolled people. */
  calibration: Calibration;
  /** Chance that a stranger would reach `minScore` with anybody here, 1 − (1 − FMR)^N, 0 to 1. */
  fpir: number;
  /** Indexes of the probe pictures in which a second face was large too. */
  severalFaces: number[];
}

export interface VerifyResult {
  /** The person, or null where the score is below `minScore`. */
  match: Candidate | null;
  /** 0 to 1, of the person's most similar image, also where it is no match. */
  score: number;
  /** That image's thumbnail. */
  thumbnailId: string;
  /** The score, 0 to 1, from which it is a match. */
  minScore: number;
  calibration: Calibration;
  /** Indexes of the probe pictures in which a second face was large too. */
  severalFaces: number[];
}

export type CompareResult = CompareData;
export type LivenessResult = LivenessData;

/** A face of a picture, with its 112×112 aligned thumbnail (JPEG). */
export interface FoundFace extends Omit<DetectedFaceData, "search"> {
  search?: SearchResult;
}

/** Every face of a picture; `width` and `height` are those of the upright picture, in pixels. */
export interface Detection extends Omit<DetectionData, "faces"> {
  faces: FoundFace[];
}

/** A face that is followed; `trackId` stays the same while it is. */
export interface TrackedFace extends Omit<TrackedFaceData, "search" | "candidates"> {
  /** Best first, from one decade of false match rate under `minScore` up; empty while "looking". */
  candidates: Candidate[];
  search?: SearchResult;
}

/** The faces of one frame; `timestamp` is the frame's own, in microseconds. */
export interface TrackedFrame extends Omit<FrameData, "faces"> {
  faces: TrackedFace[];
}
