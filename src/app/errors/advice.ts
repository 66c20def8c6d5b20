import {
  adviceByCode,
  causeOf,
  FaceSdkError,
  type ErrorCause,
  type ErrorCode,
  type ErrorDetail,
  type QualityWarning,
} from "../../sdk/index.ts";
import { t } from "../i18n/i18n.svelte.ts";
import type { CameraErrorCode } from "./camera-error.ts";

/** @file Advice in the chosen language, by the codes of the SDK and of the camera. */

export const adviceFor = (
  code: ErrorCode | CameraErrorCode | "NOT_LOADED" | "UNEXPECTED",
): string => t(`errors.advice.${code}`);

export const adviceForWarning = (warning: QualityWarning): string =>
  t(`errors.warnings.${warning}`);

export const adviceForCause = (cause: ErrorCause): string => t(`errors.causes.${cause}`);

/** What the SDK says of a case more exactly than by its code, by the type of the error's first detail. */
const byType = {
  no_photo: "errors.noPhoto",
  not_expired: "retention.notExpired",
  without_photo: "models.withoutPhotos",
} as const;

const isSpecial = (type: string): type is keyof typeof byType => type in byType;

const isKnown = (code: string): code is ErrorCode => code in adviceByCode;

/** For what went wrong; what brought advice of its own, for the very case, keeps that. */
export function adviceOf(fault: { code: string; advice: string; details?: ErrorDetail[] }): string {
  const { code, advice, details = [] } = fault;
  const [alike] = fault instanceof FaceSdkError ? fault.candidates : [];
  if (alike) return t("errors.looksLike", { name: alike.person.name });
  const cause = causeOf(details);
  if (cause) return adviceForCause(cause);
  const special = details[0]?.type ?? "";
  if (isSpecial(special)) return t(byType[special]);
  return isKnown(code) && advice === adviceByCode[code] ? adviceFor(code) : advice;
}
