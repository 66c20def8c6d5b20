import { createContext } from "svelte";
import type { FaceSdk } from "../sdk/index.ts";

/** The one SDK of the page, for every component. */
export const [useSdk, provideSdk] = createContext<FaceSdk>();
