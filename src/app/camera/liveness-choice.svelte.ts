import { KeptSwitch } from "../kept-switch.svelte.ts";

/** Whether camera pictures are checked for being live; off until asked for. */
export const livenessChoice = new KeptSwitch("visavis-liveness", false);
