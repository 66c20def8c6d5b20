import { KeptSwitch } from "../kept-switch.svelte.ts";

/** Whether the enrolment camera takes the photo by itself as soon as the picture is good. */
export const autoShutter = new KeptSwitch("visavis-auto-shutter", true);
