import type { ActiveCheckData, LiveCheckData } from "../../sdk/index.ts";
import { adviceFor } from "../errors/advice.ts";
import { t } from "../i18n/i18n.svelte.ts";

export type LivenessState = "live" | "not_live" | "undecided" | "looking";

/** What is known of whether a face is live, in words for a label. */
export interface LivenessWords {
  state: LivenessState;
  title: string;
  /** What would help; empty where nothing would. */
  advice: string;
}

export function livenessWords(check: LiveCheckData | undefined): LivenessWords {
  if (!check) return { state: "looking", title: t("liveness.noFace"), advice: "" };
  const { verdict, obstacle, frames, active } = check;
  const advice = obstacle ? adviceFor(obstacle) : "";
  if (verdict === "live") {
    const hasPassed = active?.state === "passed";
    const title = hasPassed ? t("liveness.blinkedAndTurned") : t("liveness.looksLive");
    return { state: "live", title, advice: "" };
  }
  if (verdict === "not_live") {
    return { state: "not_live", title: t("liveness.photoOrScreen"), advice };
  }
  if (obstacle) return { state: "undecided", title: t("liveness.notChecked"), advice };
  // The frames are few as yet, or they are many and disagree.
  if (frames < 3) return { state: "looking", title: t("liveness.looking"), advice: "" };
  return { state: "undecided", title: t("liveness.notClear"), advice: "" };
}

/** What the person is asked now, or how it ended. */
export function activeWords(active: ActiveCheckData | null): string {
  if (!active) return t("liveness.lookAtCamera");
  if (active.step) return t(`liveness.steps.${active.step}`);
  if (active.state === "passed") return t("liveness.done");
  return active.failure === "TIMED_OUT" ? t("liveness.tookTooLong") : t("liveness.lost");
}
