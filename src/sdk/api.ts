import type {
  Calibration,
  CollectionData,
  CollectionPage,
  CompareData,
  DetectedFaceData,
  DetectionData,
  EngineInfo,
  FrameData,
  LivenessData,
  Status,
  TrackedFaceData,
} from "../contract/records.ts";
import type {
  CollectionLinksInput,
  CollectionQueryInput,
  CompareOptionsInput,
  HeadCountOptionsInput,
  PersonQueryInput,
  SearchOptionsInput,
  VerifyOptionsInput,
} from "../contract/schemas.ts";
import type { Person, PersonChangesInput, PersonInput } from "./person.ts";

/**
 * The counterpart of the original's "path, array, PIL image or string". Strings are URLs of this
 * origin or data URLs. EXIF orientation is honoured. An ImageBitmap or VideoFrame that is handed
 * over stays the caller's: it is copied, not closed.
 */
export type ImageSource =
  | Blob
  | ImageBitmap
  | ImageData
  | HTMLImageElement
  | HTMLCanvasElement
  | OffscreenCanvas
  | HTMLVideoElement
  | VideoFrame
  | string;

/** Every call that can take longer than a frame takes a signal; aborting rejects with `ABORTED`. */
export interface Abortable {
  signal?: AbortSignal;
}

export interface Candidate {
  person: Person;
  /** 0 to 1: 0.75, 0.81, 0.87 and 0.93 are false match rates of 1e-3, 1e-4, 1e-5 and 1e-6. */
  score: number;
  /** The stored thumbnail that resembles the probe most. */
  thumbnailId: string;
}

export interface SearchResult {
  /** Best first, at most one a person, none below `minScore`. */
  candidates: Candidate[];
  /** The score, 0 to 1, from which candidates were taken. */
  minScore: number;
  /** Whether the scores come from the fixed map or are normalised by the enrolled people. */
  calibration: Calibration;
  /** Chance that a stranger would get any candidate here, 1 − (1 − FMR)^N, 0 to 1. */
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
export interface TrackedFace extends Omit<TrackedFaceData, "search"> {
  search?: SearchResult;
}

/** The faces of one frame; `timestamp` is the frame's own, in microseconds. */
export interface TrackedFrame extends Omit<FrameData, "faces"> {
  faces: TrackedFace[];
}

export interface Persons {
  /**
   * Enrols a person from 1–3 pictures, each at least 224×224 px with one dominant face.
   * Rejects with NO_FACE, MULTIPLE_FACES, IMAGE_TOO_SMALL, a quality code, CONFLICT (id taken),
   * NOT_FOUND (collection), INVALID_ARGUMENT, UNSUPPORTED_IMAGE, IMAGE_TOO_LARGE, QUOTA_EXCEEDED.
   */
  create(person: PersonInput, options?: Abortable): Promise<Person>;
  /**
   * Enrols faces that `search.detect` returned (1–3 of one person) without decoding them again.
   * Rejects as `create` does, and with NOT_FOUND for a face that was found too long ago.
   */
  createFromDetection(
    faces: { id: string } | { id: string }[],
    facts?: Omit<PersonInput, "images">,
    options?: Abortable,
  ): Promise<Person>;
  /** Rejects with NOT_FOUND. */
  get(id: string): Promise<Person>;
  /**
   * A page of persons: `skip` (0), `take` (20, 0–100), `order` (ASC), `orderBy` (name), `search`
   * (name, id, nationality and notes, without regard to case and accents; every word must be
   * there) and `collectionId`. `count` is how many match before paging. Persons without a value
   * come last in either order. Rejects with INVALID_ARGUMENT, NOT_FOUND (collection).
   */
  list(query?: PersonQueryInput): Promise<{ count: number; persons: Person[] }>;
  /**
   * A fetched Person with changed properties, or `{ id, …changes }`. Undefined leaves, null empties
   * (the name goes back to the id); `collections` and `images` set all at once. Rejects with
   * NOT_FOUND (person or collection) and as `create` does; then nothing has changed.
   */
  update(person: Person | PersonChangesInput, options?: Abortable): Promise<Person>;
  /** Adds full images to the stored ones; at most 3 in all. Rejects as `create` does, and with NOT_FOUND. */
  addImages(id: string, images: ImageSource[], options?: Abortable): Promise<Person>;
  /** Removes the image of a thumbnail. Rejects with NOT_FOUND, and for the last one with INVALID_ARGUMENT. */
  removeImage(id: string, thumbnailId: string): Promise<Person>;
  /**
   * Both at once: 1–3 images must remain (INVALID_ARGUMENT), and the thumbnails must be there
   * (NOT_FOUND). Nothing changes where any is refused.
   */
  replaceImages(
    id: string,
    images: { add?: ImageSource[]; remove?: string[] },
    options?: Abortable,
  ): Promise<Person>;
  /**
   * Person, thumbnails, templates and links, all gone in one transaction. Rejects with NOT_FOUND
   * where any id is unknown; then nobody is deleted.
   */
  delete(ids: string | string[]): Promise<void>;
  /** The stored 112×112 aligned thumbnail (JPEG), by index from 0. Rejects with NOT_FOUND. */
  getImage(id: string, index: number): Promise<Blob>;
}

export interface Collections {
  /** Name 1–50 characters, unique whatever its case (CONFLICT); description up to 100. */
  create(collection: { name: string; description?: string | null }): Promise<CollectionData>;
  /** Rejects with NOT_FOUND. */
  get(id: string): Promise<CollectionData>;
  /**
   * A page of collections, as for persons; `orderBy` name, count, modified_date or create_date;
   * also those of a person (`personId`) or of a list of `ids`. Rejects with NOT_FOUND (person).
   */
  list(query?: CollectionQueryInput): Promise<CollectionPage>;
  /** Undefined leaves, null empties. Rejects with NOT_FOUND, CONFLICT (name taken). */
  update(changes: {
    id: string;
    name?: string;
    description?: string | null;
  }): Promise<CollectionData>;
  /** The persons stay. Rejects with NOT_FOUND. */
  delete(id: string): Promise<void>;
  /** Those who are in it already stay so. Rejects with NOT_FOUND for any unknown id; all or none. */
  addPersons(id: string, personIds: string[]): Promise<CollectionData>;
  /** Those who are not in it stay so. Rejects with NOT_FOUND for any unknown id; all or none. */
  removePersons(id: string, personIds: string[]): Promise<CollectionData>;
  /** The same in bulk: each person of `add` into, and of `remove` out of, each of the collections. */
  link(links: CollectionLinksInput): Promise<CollectionData[]>;
}

/** One picture, or 1–3 pictures of one person. */
export type Probe = ImageSource | ImageSource[];

export interface Search {
  /**
   * Every face of the picture, best first; with `search`, each face's candidates as well. No face
   * is an empty list. Rejects with UNSUPPORTED_IMAGE, IMAGE_TOO_LARGE (over 64 megapixels),
   * IMAGE_TOO_SMALL (a side under 32 px), NOT_FOUND (collection), ABORTED.
   */
  detect(
    image: ImageSource,
    options?: Abortable & { search?: boolean | SearchOptionsInput },
  ): Promise<Detection>;
  /** How many faces have at least this detection confidence (1–99 per cent, 75 where left out). */
  headCount(image: ImageSource, options?: Abortable & HeadCountOptionsInput): Promise<number>;
  /**
   * Whether the picture's one face is live: score 0 to 1, live from 0.5. Rejects, beside decoding's
   * codes, with NO_FACE, MULTIPLE_FACES, FACE_TOO_SMALL (face under 224 px or pupils under 80 px
   * apart), FACE_CUT_OFF (less than 25 px round it) and POSE_TOO_EXTREME (yaw or pitch over 30°):
   * what it cannot judge it does not judge.
   */
  liveness(image: ImageSource, options?: Abortable): Promise<LivenessResult>;
  /**
   * One person, shown in 1–3 pictures, among the enrolled: `maxResults` (10, 1–500), `minScore`
   * (0.81), `mode` (FAST), `collectionId`. The pictures' dominant faces count. Rejects with NO_FACE
   * and as `detect` does.
   */
  search(probe: Probe, options?: Abortable & SearchOptionsInput): Promise<SearchResult>;
  /** The same, only if every probe picture is judged live; else NOT_LIVE or `liveness`'s codes. */
  searchLive(probe: Probe, options?: Abortable & SearchOptionsInput): Promise<SearchResult>;
  /**
   * Whether the pictures show this person: `minScore` (0.81), `mode` (ACCURATE). Rejects with
   * NOT_FOUND (person), NO_FACE, and as `detect` does.
   */
  verify(
    personId: string,
    probe: Probe,
    options?: Abortable & VerifyOptionsInput,
  ): Promise<VerifyResult>;
  /**
   * The score of two people's pictures, nobody of whom need be enrolled; `mode` (FAST). Rejects
   * with NO_FACE and as `detect` does.
   */
  compare(
    probe: Probe,
    reference: Probe,
    options?: Abortable & CompareOptionsInput,
  ): Promise<CompareResult>;
  /** The same, only if every probe picture is judged live. */
  compareLive(
    probe: Probe,
    reference: Probe,
    options?: Abortable & CompareOptionsInput,
  ): Promise<CompareResult>;
  /**
   * One frame of a video: finds and follows the faces and names each. At most one frame is in
   * work and one waits; a newer frame replaces the waiting one, whose call answers null.
   */
  track(
    frame: VideoFrame | ImageBitmap | HTMLVideoElement,
    options?: SearchOptionsInput,
  ): Promise<TrackedFrame | null>;
}

/** What changed in the store, in this tab or another one. */
export type Change = "persons" | "collections";

export interface FaceSdk {
  readonly persons: Persons;
  readonly collections: Collections;
  readonly search: Search;
  /** Settles when recognition can run (or rejects with MODEL_LOAD_FAILED / STORAGE_BLOCKED). */
  readonly ready: Promise<EngineInfo>;
  /** The present status at once, then each new one. Returns the way to stop listening. */
  onStatus(listener: (status: Status) => void): () => void;
  /** Tells of each change of the store, made in this tab or another. Returns the way to stop. */
  onChange(listener: (change: Change) => void): () => void;
  /** Ends the worker; calls in flight reject with ABORTED. */
  close(): Promise<void>;
}
