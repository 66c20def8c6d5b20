import { FaceSdkError, type ErrorCode } from "../contract/errors.ts";
import type { ClientOptions, OpenOptions } from "../contract/inputs.ts";
import type { EngineInfo, Status } from "../contract/records.ts";
import type { Change, FaceSdk } from "./api.ts";
import { auditOf } from "./audit.ts";
import { backupsOf } from "./backups.ts";
import { collectionsOf } from "./collections.ts";
import { insightsOf } from "./insights.ts";
import { Listeners } from "./listeners.ts";
import { modelsOf } from "./models.ts";
import { personsOf } from "./persons.ts";
import { retentionOf } from "./retention.ts";
import { rollCallsOf } from "./roll-calls.ts";
import { searchOf } from "./search.ts";
import { vaultOf } from "./vault.ts";
import { WorkerClient } from "./worker-client.ts";

export type OpenFaceSdkOptions = Partial<ClientOptions>;

const defaults: OpenOptions = { database: "visavis", threads: 0, webgpu: "auto" };

/**
 * Starts recognition in a worker of its own. The object can be used at once: calls wait until
 * what they need is loaded; `ready` says when that is. Where recognition cannot run (MODEL_LOAD_FAILED),
 * what is stored can still be read and deleted. Where that is because the chosen model does not
 * load, `details` name it (`loc` is `["model", id]`), and `models.use` mends it with another one.
 */
export function openFaceSdk(options: OpenFaceSdkOptions = {}): FaceSdk {
  const statuses = new Listeners<Status>();
  const changes = new Listeners<Change>();
  let status: Status = { phase: "loading", loadedBytes: 0, totalBytes: 0 };

  /** As of now: a failure that was mended later rejects no later asker. */
  function ready(): Promise<EngineInfo> {
    const settled = new Promise<EngineInfo>((resolve, reject) => {
      const settle = (now: Status) => {
        if (now.phase === "loading") return;
        stop();
        if (now.phase === "ready") resolve(now.info);
        else if (now.phase === "locked") reject(new FaceSdkError("LOCKED"));
        else reject(new FaceSdkError(now.code as ErrorCode, now.message, now));
      };
      const stop = statuses.add(settle);
      settle(status);
    });
    // A failure is told in the status too; nobody need await this.
    settled.catch(() => undefined);
    return settled;
  }

  const client = new WorkerClient(
    { ...defaults, ...options },
    {
      onStatus(now) {
        // Models may go on loading after the storage has failed; that does not heal it.
        if (status.phase === "failed" && now.phase === "loading" && !now.isRestart) return;
        status = now;
        statuses.tell(now);
      },
      onChange: (change) => changes.tell(change),
    },
  );
  const { wrap, ...persons } = personsOf(client);

  return {
    persons,
    collections: collectionsOf(client),
    search: searchOf(client, wrap),
    insights: insightsOf(client),
    models: modelsOf(client),
    rollCalls: rollCallsOf(client),
    retention: retentionOf(client),
    audit: auditOf(client),
    vault: vaultOf(client),
    backup: backupsOf(client),
    get ready() {
      return ready();
    },
    onStatus(listener) {
      listener(status);
      return statuses.add(listener);
    },
    onChange: (listener) => changes.add(listener),
    close() {
      client.close();
      return Promise.resolve();
    },
  };
}
