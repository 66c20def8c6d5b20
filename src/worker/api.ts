import type { AuditCheck, AuditPage } from "../contract/audit.ts";
import type { AuditDecisionToRecord, AuditExport, AuditQuery } from "../contract/audit-schemas.ts";
import type {
  BackupCheck,
  BackupProgress,
  BackupStatus,
  BackupSummary,
  RestoreMode,
  RestoreReport,
} from "../contract/backups.ts";
import type { EvaluationData, EvaluationProgress } from "../contract/evaluation.ts";
import type { OpenOptions } from "../contract/inputs.ts";
import type { ModelData, SwitchProgress, SwitchReport } from "../contract/models.ts";
import type {
  EnrolledCounts,
  PhotoQuality,
  PhotoQualityProgress,
} from "../contract/photo-quality.ts";
import type { Pack } from "../contract/packs.ts";
import type {
  CollectionData,
  CollectionPage,
  CompareData,
  DetectionData,
  FrameData,
  LivenessData,
  MergeData,
  PersonData,
  PersonPage,
  SearchData,
  Status,
  VerifyData,
} from "../contract/records.ts";
import type {
  CollectionChanges,
  CollectionLinks,
  CollectionQuery,
  CompareOptions,
  EnrolOptions,
  EvaluationOptions,
  HeadCountOptions,
  NewCollection,
  NewPersonFacts,
  PersonChanges,
  PersonQuery,
  PhotoQualityOptions,
  SearchOptions,
  TrackOptions,
  VerifyOptions,
} from "../contract/schemas.ts";
import type { PhotoKeeping, PurgeProof, RetentionDue } from "../contract/retention.ts";
import type { RollCallData, RollCallSummary } from "../contract/roll-calls.ts";
import type { Presence, RollCallQuery } from "../contract/roll-call-schemas.ts";
import type { PasskeySecret, VaultProgress, VaultSecret, VaultStatus } from "../contract/vault.ts";
import type { WorkerImage } from "../engine/decode.ts";

export type { OpenOptions, WorkerImage };

/**
 * What the worker answers to. Inputs were validated on the page. `job` numbers a call, so that
 * `abort` can name it.
 */
export interface WorkerApi {
  open(
    options: OpenOptions,
    onStatus: (status: Status) => void,
    onChange: (change: "persons" | "collections" | "rollCalls" | "vault") => void,
    onHeavy: () => void,
  ): Promise<void>;
  /** Sends what is not on the disk to the worker that will take this one's place. */
  handOver(to: MessagePort): Promise<void>;
  /** To be called before `open`; resolves when it has come. */
  takeOver(from: MessagePort): Promise<void>;
  /** Recognition may be started now: until then its files are loaded only. */
  begin(): void;
  abort(job: number): void;
  /** Takes a Web Lock and keeps it to the worker's end, by which the page notices that. */
  holdLock(name: string): Promise<void>;

  vaultStatus(): Promise<VaultStatus>;
  createVault(passphrase: string, onProgress: (progress: VaultProgress) => void): Promise<string>;
  unlockVault(secret: VaultSecret, onProgress: (progress: VaultProgress) => void): Promise<void>;
  changePassphrase(secret: VaultSecret, passphrase: string): Promise<void>;
  renewRecoveryCode(secret: VaultSecret): Promise<string>;
  addPasskey(secret: VaultSecret, passkey: PasskeySecret, salt: string): Promise<void>;
  removePasskeys(secret: VaultSecret): Promise<void>;
  removeVault(secret: VaultSecret, onProgress: (progress: VaultProgress) => void): Promise<void>;

  createPerson(
    job: number,
    facts: NewPersonFacts,
    images: WorkerImage[],
    options: EnrolOptions,
  ): Promise<PersonData>;
  createPersonFromFaces(
    job: number,
    facts: NewPersonFacts,
    faceIds: string[],
    options: EnrolOptions,
  ): Promise<PersonData>;
  getPerson(id: string): Promise<PersonData>;
  listPersons(query: PersonQuery): Promise<PersonPage>;
  updatePerson(
    job: number,
    changes: PersonChanges,
    images: WorkerImage[] | null,
    options: EnrolOptions,
  ): Promise<PersonData>;
  replaceImages(
    job: number,
    id: string,
    add: WorkerImage[],
    remove: string[],
    options: EnrolOptions,
  ): Promise<PersonData>;
  deletePersons(job: number, ids: string[]): Promise<void>;
  mergePersons(keepId: string, mergedId: string): Promise<PersonData>;
  unmergePerson(keptId: string): Promise<{ kept: PersonData; merged: PersonData }>;
  listMerges(id: string): Promise<MergeData[]>;
  markDifferent(idA: string, idB: string): Promise<void>;
  unmarkDifferent(idA: string, idB: string): Promise<void>;
  listDifferences(id: string): Promise<PersonData[]>;
  getPersonImage(id: string, index: number): Promise<Blob>;
  getPersonPhoto(id: string, index: number): Promise<Blob>;

  createCollection(collection: NewCollection): Promise<CollectionData>;
  getCollection(id: string): Promise<CollectionData>;
  listCollections(query: CollectionQuery): Promise<CollectionPage>;
  updateCollection(changes: CollectionChanges): Promise<CollectionData>;
  deleteCollection(id: string): Promise<void>;
  linkCollections(job: number, links: CollectionLinks): Promise<CollectionData[]>;

  startRollCall(collectionId: string): Promise<RollCallData>;
  getRollCall(id: string): Promise<RollCallData>;
  listRollCalls(query: RollCallQuery): Promise<RollCallSummary[]>;
  markPresent(id: string, presences: Presence[]): Promise<RollCallData>;
  markAbsent(id: string, personIds: string[]): Promise<RollCallData>;
  endRollCall(id: string, isOver: boolean): Promise<RollCallData>;
  deleteRollCall(id: string): Promise<void>;

  retentionDue(on: string | undefined): Promise<RetentionDue>;
  purge(job: number, collectionIds: string[]): Promise<PurgeProof>;
  getPhotoKeeping(): Promise<PhotoKeeping>;
  setKeepPhotos(job: number, keep: boolean, removeStored: boolean): Promise<PhotoKeeping>;

  listAudit(query: AuditQuery): Promise<AuditPage>;
  recordDecision(decision: AuditDecisionToRecord): Promise<void>;
  recordExport(given: AuditExport): Promise<string[]>;
  verifyAudit(job: number): Promise<AuditCheck>;
  exportAudit(job: number): Promise<Blob>;
  getOperator(): Promise<string | null>;
  setOperator(name: string | null): Promise<void>;

  createBackup(
    job: number,
    options: { passphrase: string; includeModels: boolean },
    sink: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
    onProgress: (progress: BackupProgress) => void,
  ): Promise<BackupSummary>;
  checkBackup(
    job: number,
    file: Blob,
    options: { passphrase: string },
    onProgress: (progress: BackupProgress) => void,
  ): Promise<BackupCheck>;
  restoreBackup(
    job: number,
    file: Blob,
    options: { passphrase: string; mode: RestoreMode },
    onProgress: (progress: BackupProgress) => void,
  ): Promise<RestoreReport>;
  backupStatus(): Promise<BackupStatus>;
  remindOfBackupAfter(date: Date): Promise<void>;

  listModels(): Promise<ModelData[]>;
  installModel(job: number, pack: Pack, onnx: Uint8Array<ArrayBuffer>): Promise<ModelData>;
  removeModel(id: string): Promise<void>;
  useModel(
    job: number,
    id: string,
    onProgress: (progress: SwitchProgress) => void,
  ): Promise<SwitchReport>;

  detect(job: number, image: WorkerImage, search: SearchOptions | null): Promise<DetectionData>;
  headCount(job: number, image: WorkerImage, options: HeadCountOptions): Promise<number>;
  liveness(job: number, image: WorkerImage): Promise<LivenessData>;
  /** `live`: only where the probe is judged live. */
  search(
    job: number,
    images: WorkerImage[],
    options: SearchOptions,
    live: boolean,
  ): Promise<SearchData>;
  verify(
    job: number,
    personId: string,
    images: WorkerImage[],
    options: VerifyOptions,
  ): Promise<VerifyData>;
  compare(
    job: number,
    probe: WorkerImage[],
    reference: WorkerImage[],
    options: CompareOptions,
    live: boolean,
  ): Promise<CompareData>;
  track(
    frame: VideoFrame | ImageBitmap,
    timestamp: number,
    options: TrackOptions,
  ): Promise<FrameData | null>;

  evaluate(
    job: number,
    options: EvaluationOptions,
    onProgress: (progress: EvaluationProgress) => void,
  ): Promise<EvaluationData>;
  photoQuality(
    job: number,
    options: PhotoQualityOptions,
    onProgress: (progress: PhotoQualityProgress) => void,
  ): Promise<PhotoQuality>;
  enrolledCounts(): Promise<EnrolledCounts>;
}
