import { createContext } from "svelte";
import type { FaceSdk, Status } from "../sdk/index.ts";

/** The SDK's status, as reactive state. */
export class EngineStatus {
  status = $state.raw<Status>({ phase: "loading", loadedBytes: 0, totalBytes: 0 });

  constructor(sdk: FaceSdk) {
    sdk.onStatus((status) => (this.status = status));
  }
}

export const [useStatus, provideStatus] = createContext<EngineStatus>();
