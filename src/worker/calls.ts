import type { WorkerApi } from "./api.ts";
import { auditCalls } from "./audit-calls.ts";
import { backupCalls } from "./backup-calls.ts";
import { FaceMemory } from "./face-memory.ts";
import { received, type Handover } from "./handover.ts";
import { MemoryPressure } from "./memory-pressure.ts";
import type { Session } from "./session.ts";
import { Jobs } from "./jobs.ts";
import { modelCalls } from "./model-calls.ts";
import { personCalls } from "./person-calls.ts";
import { retentionCalls } from "./retention-calls.ts";
import { searchCalls } from "./search-calls.ts";
import { storeCalls } from "./store-calls.ts";
import { vaultCalls } from "./vault-calls.ts";
import { wasmBytes } from "./wasm-memory.ts";

/** All that the page may ask. */
export function callsOf(session: Session): WorkerApi {
  let onHeavy: () => void = () => undefined;
  const pressure = new MemoryPressure(
    () => wasmBytes() - session.gallery.byteLength,
    () => onHeavy(),
  );
  session.onLoaded = () => pressure.rest();
  const jobs = new Jobs(pressure);
  const memory = new FaceMemory();
  return {
    open: (options, onStatus, onChange, heavy) => {
      onHeavy = heavy;
      return session.open(options, onStatus, onChange);
    },
    handOver: async (to) => {
      const handover: Handover = { ...(await session.handOver()), faces: memory.all };
      to.postMessage(handover);
    },
    takeOver: async (from) => {
      const handover = received(from);
      session.takeOver(handover);
      memory.takeOver((await handover).faces);
    },
    begin: () => session.begin(),
    abort: (job) => jobs.abort(job),
    holdLock,
    ...vaultCalls(session),
    ...storeCalls(session, jobs),
    ...personCalls(session, jobs, memory),
    ...searchCalls(session, jobs, memory),
    ...modelCalls(session, jobs),
    ...auditCalls(session, jobs),
    ...retentionCalls(session, jobs),
    ...backupCalls(session, jobs),
  };
}

const holdLock = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const held = () => {
      resolve();
      return new Promise<never>(() => undefined);
    };
    navigator.locks.request(name, held).catch(reject);
  });
