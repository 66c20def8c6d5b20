/** @file What a caller of the SDK sees; everything else is its own business. */
export type * from "./api.ts";
export { openFaceSdk } from "./face-sdk.ts";
export type { OpenFaceSdkOptions } from "./face-sdk.ts";
export { Person, PersonBase } from "./person.ts";
export type { PersonChangesInput, PersonInput, PersonPictures } from "./person.ts";
export {
  adviceByCause,
  adviceByCode,
  adviceByWarning,
  causeOf,
  FaceSdkError,
} from "../contract/errors.ts";
export { PossibleDuplicateError } from "./duplicates.ts";
export type {
  FaceSdkErrorOptions,
  ErrorCandidate,
  ErrorCause,
  ErrorCode,
  ErrorDetail,
  StorageLoss,
} from "../contract/errors.ts";
export {
  CollectionOrderBy,
  Gender,
  PersonOrderBy,
  SearchMode,
  SortOrder,
} from "../contract/enums.ts";
export { bandOf, CLEAR_MARGIN, evidenceOf, possibleFrom } from "../contract/bands.ts";
export type { Evidence } from "../contract/bands.ts";
export * from "../contract/inputs.ts";
export { GroupBy } from "../contract/evaluation.ts";
export type {
  EvaluationOptionsInput,
  EvaluationProgress,
  PairCounts,
  PairGroupData,
  PairScores,
} from "../contract/evaluation.ts";
export type * from "../contract/faces.ts";
export { MIN_PASSPHRASE } from "../contract/vault.ts";
export type { VaultProgress, VaultStatus } from "../contract/vault.ts";
export { hasPasskeys } from "./passkey.ts";
export type * from "../contract/photo-quality.ts";
export type { ModelData, SwitchProgress, SwitchReport } from "../contract/models.ts";
export type {
  Calibration,
  CollectionData,
  CollectionPage,
  CollectionTerms,
  CompareData,
  Backend,
  EngineInfo,
  EngineModel,
  LivenessData,
  MergeData,
  Status,
} from "../contract/records.ts";
export type {
  ActiveCheckData,
  ActiveStep,
  Band,
  FrameLook,
  LiveCheckData,
  LivenessObstacle,
  TrackOptionsInput,
} from "../contract/tracking.ts";
export * from "../contract/audit.ts";
export { BackupProblem, RestoreMode } from "../contract/backups.ts";
export type {
  BackupCheck,
  BackupConflict,
  BackupProgress,
  BackupStatus,
  BackupSummary,
  MergeReport,
  RestoreReport,
} from "../contract/backups.ts";
export { conflictsToCsv } from "./conflicts-csv.ts";
export * from "../contract/exports.ts";
export * from "../contract/retention.ts";
export * from "../contract/roll-calls.ts";
export * from "./export/index.ts";
export * from "./import/index.ts";
export * from "./insights/index.ts";
export * from "./wire/index.ts";
