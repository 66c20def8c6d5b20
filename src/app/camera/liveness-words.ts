import {
  adviceByCode,
  type ActiveCheckData,
  type ActiveStep,
  type LiveCheckData,
} from "../../sdk/index.ts";

/** Said wherever liveness is: nobody shall take it for more than it is. */
export const LIVENESS_DISCLAIMER =
  "An aid, not certified. No ISO 30107-3 level is claimed. A person decides.";

export type LivenessState = "live" | "not_live" | "undecided" | "looking";

/** What is known of whether a face is live, in words for a label. */
export interface LivenessWords {
  state: LivenessState;
  title: string;
  /** What would help; empty where nothing would. */
  advice: string;
}

export function livenessWords(check: LiveCheckData | undefined): LivenessWords {
  if (!check) return { state: "looking", title: "Liveness: no face in view", advice: "" };
  const { verdict, obstacle, frames, active } = check;
  const advice = obstacle ? adviceByCode[obstacle] : "";
  if (verdict === "live") {
    const title = active?.state === "passed" ? "Blinked and turned" : "Looks live";
    return { state: "live", title, advice: "" };
  }
  if (verdict === "not_live") {
    return { state: "not_live", title: "May be a photo or a screen", advice };
  }
  if (obstacle) return { state: "undecided", title: "Liveness not checked", advice };
  // The frames are few as yet, or they are many and disagree.
  if (frames < 3) return { state: "looking", title: "Liveness: looking…", advice: "" };
  return { state: "undecided", title: "Not clear whether this is live", advice: "" };
}

const stepWords: Record<ActiveStep, string> = {
  blink: "Close both eyes for a moment, then open them",
  turn_left: "Turn your head to your left",
  turn_right: "Turn your head to your right",
  look_back: "Look at the camera again",
};

/** What the person is asked now, or how it ended. */
export function activeWords(active: ActiveCheckData | null): string {
  if (!active) return "Look at the camera";
  if (active.step) return stepWords[active.step];
  if (active.state === "passed") return "Done: blinked and turned";
  return active.failure === "TIMED_OUT"
    ? "Not passed: it took too long"
    : "Not passed: the face was lost from view";
}
