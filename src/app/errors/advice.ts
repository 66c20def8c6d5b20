import {
  adviceByCode,
  FaceSdkError,
  type ErrorCode,
  type QualityWarning,
} from "../../sdk/index.ts";
import { t } from "../i18n/i18n.svelte.ts";
import type { CameraErrorCode } from "./camera-error.ts";

/** @file Advice in the chosen language, by the codes of the SDK and of the camera. */

export const adviceFor = (code: ErrorCode | CameraErrorCode | "UNEXPECTED"): string =>
  t(`errors.advice.${code}`);

export const adviceForWarning = (warning: QualityWarning): string =>
  t(`errors.warnings.${warning}`);

const isKnown = (code: string): code is ErrorCode => code in adviceByCode;

/** For what went wrong; what brought advice of its own, for the very case, keeps that. */
export function adviceOf(fault: { code: string; advice: string }): string {
  const { code, advice } = fault;
  const [alike] = fault instanceof FaceSdkError ? fault.candidates : [];
  if (alike) return t("errors.looksLike", { name: alike.person.name });
  return isKnown(code) && advice === adviceByCode[code] ? adviceFor(code) : advice;
}
