import { KeptSwitch } from "../kept-switch.svelte.ts";

/** Whether the enrolment's shutter fires by itself; on until switched off. */
export const autoChoice = new KeptSwitch("visavis-auto-shutter", true);
