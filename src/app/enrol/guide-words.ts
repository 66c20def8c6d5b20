import { adviceFor } from "../errors/advice.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { autoChoice } from "./auto-choice.svelte.ts";
import type { Guidance } from "./guide.ts";

/** What is said to whoever holds the camera, in the chosen language. */
export function guidanceInWords(guidance: Guidance): string {
  switch (guidance.is) {
    case "refused":
      return adviceFor(guidance.reason);
    case "severalFaces":
      return adviceFor("MULTIPLE_FACES");
    case "known":
      return t("enrol.guide.known", { name: guidance.name });
    case "good":
      return t(autoChoice.isOn ? "enrol.guide.holdStill" : "enrol.guide.good");
    default:
      return t(`enrol.guide.${guidance.is}`);
  }
}
