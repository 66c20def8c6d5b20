import type { Gender } from "./enums.ts";
import type { ErrorDetail } from "./errors.ts";
import type { DetectedFace } from "./faces.ts";
import type { Band, FrameLook, LiveCheckData } from "./tracking.ts";

/** Plain data that crosses from the worker to the page. Dates are ISO 8601 in UTC. */

/** What a collection's people were enrolled for, what they agreed to, and for how long. */
export interface CollectionTerms {
  purpose: string | null;
  consentText: string | null;
  /** Since when the consent text holds: an ISO calendar date; null where there is no text. */
  consentDate: string | null;
  /** ISO calendar date; from that day on the collection is due to be purged. */
  expiryDate: string | null;
}

export interface CollectionData extends CollectionTerms {
  id: string;
  name: string;
  description: string | null;
  /** How many persons are in it. */
  count: number;
  createDate: string;
  modifiedDate: string;
}

export interface PersonData {
  id: string;
  name: string;
  gender: Gender | null;
  /** ISO calendar date, e.g. `1990-05-31`. */
  dateOfBirth: string | null;
  nationality: string | null;
  notes: string | null;
  collections: CollectionData[];
  /** One to three, in the order in which they were given. */
  thumbnails: { id: string }[];
  createDate: string;
  modifiedDate: string;
}

/** A person who was merged into another one. */
export interface MergeData {
  id: string;
  /** When, ISO 8601 in UTC. */
  date: string;
  /** Who went into the other; by this id nobody is found any more. */
  person: { id: string; name: string };
  /** Whether `unmerge` would undo it now: it is the latest, and the photos are still the same. */
  canUndo: boolean;
}

/** `count` is how many match before paging. */
export interface PersonPage {
  count: number;
  persons: PersonData[];
}

export interface CollectionPage {
  count: number;
  collections: CollectionData[];
}

/**
 * Whether a score's meaning was normalised by the enrolled people ("gallery") or comes from the
 * fixed map alone ("base").
 */
export type Calibration = "base" | "gallery";

export interface CandidateData {
  person: PersonData;
  /** 0 to 1, see `engine/score.ts`. */
  score: number;
  /** The thumbnail of the person that resembles the probe most. */
  thumbnailId: string;
}

export interface SearchData {
  /** Best first, at most one a person; equal scores in the order of enrolment. */
  candidates: CandidateData[];
  /** Where a match begins. */
  minScore: number;
  calibration: Calibration;
  /** The chance that a stranger would get any candidate at this score and gallery size, 0 to 1. */
  fpir: number;
  /** The probe pictures (by index) with a second face of more than a third of the first one's area; the dominant one was used. */
  severalFaces: number[];
}

export interface VerifyData {
  /** The person with score and best thumbnail, or null when the score is below `minScore`. */
  match: CandidateData | null;
  score: number;
  thumbnailId: string;
  minScore: number;
  calibration: Calibration;
  severalFaces: number[];
}

export interface CompareData {
  score: number;
  calibration: Calibration;
}

/** Whether a picture's one face is live, and not a print or a screen. */
export interface LivenessData {
  /** 0 to 1. */
  score: number;
  /** Whether the score is at least 0.5. */
  live: boolean;
}

/** A face as `detect` hands it out: with its 112×112 aligned thumbnail (JPEG). */
export interface DetectedFaceData extends DetectedFace {
  thumbnail: Blob;
  search?: SearchData;
}

export interface DetectionData {
  /** Size of the upright picture in pixels: the space of the boxes and points. */
  width: number;
  height: number;
  faces: DetectedFaceData[];
}

/** A face that is followed through the frames of a video. */
export interface TrackedFaceData extends DetectedFace {
  /** Stays the same as long as the face is followed and looks like itself. */
  trackId: number;
  /** What is known of who it is; also where the candidates come near, a person decides. */
  band: Band;
  /** Best first, from one decade of false match rate under `minScore` up; empty while "looking". */
  candidates: CandidateData[];
  /** How far the best score is ahead of the next person's, 0 to 1; null where there is no other. */
  margin: number | null;
  /** Looks that its template is fused from, at most 8. */
  looks: number;
  /** How many of them name the best candidate by themselves. */
  agreeing: number;
  /** The search's own outcome, from `minScore` up; absent while "looking". */
  search?: SearchData;
  /** Only of the dominant face, and only where it was asked for. */
  liveness?: LiveCheckData;
}

export interface FrameData {
  /** The frame's own time in microseconds, as given. */
  timestamp: number;
  width: number;
  height: number;
  look: FrameLook;
  faces: TrackedFaceData[];
}

export type Backend = "wasm" | "webgpu";

/** A network in use. */
export interface EngineModel {
  id: string;
  version: string;
  /** What runs it. */
  backend: Backend;
  /** Why that does, in English words with what was measured. */
  reason: string;
}

/** What recognition runs on. */
export interface EngineInfo {
  /** `"webgpu"` where at least one network runs there. */
  backend: Backend;
  /** Of WASM. */
  threads: number;
  /** Why WebGPU is or is not used, in English words. */
  webgpu: string;
  models: EngineModel[];
  /** Version of the way from pixels to template; templates of different versions are never compared. */
  pipeline: number;
}

export type Status =
  /**
   * `loadedBytes` of `totalBytes` of the models are here; 0 of 0 until that is known. `isRestart` once
   * after something inside stopped: calls that were under way have rejected, what is stored is still there.
   */
  | { phase: "loading"; loadedBytes: number; totalBytes: number; isRestart?: true }
  /** The vault has to be unlocked first; every call but the vault's rejects with LOCKED. */
  | { phase: "locked" }
  | { phase: "ready"; info: EngineInfo }
  | {
      phase: "failed";
      code: string;
      message: string;
      advice: string;
      /**
       * Where the chosen model does not load, its id: `loc` is `["model", id]`. Where the database was
       * closed from outside, `type` says how (`StorageLoss`): only a reload of the page helps.
       */
      details: ErrorDetail[];
    };
