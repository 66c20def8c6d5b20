import { createContext } from "svelte";
import type { FaceSdk, Status } from "../sdk/index.ts";
import { t } from "./i18n/i18n.svelte.ts";
import { notify } from "./notices.svelte.ts";

/** The SDK's status, as reactive state. */
export class EngineStatus {
  status = $state.raw<Status>({ phase: "loading", loadedBytes: 0, totalBytes: 0 });

  constructor(sdk: FaceSdk) {
    sdk.onStatus((status) => {
      this.status = status;
      if (status.phase === "loading" && status.isRestart) notify(t("notices.restarted"));
    });
  }
}

export const [useStatus, provideStatus] = createContext<EngineStatus>();
