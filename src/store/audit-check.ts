import type { AuditCheck } from "../contract/audit.ts";
import {
  canonical,
  hashOfPerson,
  hashOfStart,
  sha256,
  type AuditRecord,
  type AuditState,
} from "./audit-chain.ts";

/**
 * Follows a log from its salt over every entry to the state that it should end in.
 *
 * @param chunks the entries in their order
 * @param idOf the id that a key stands for today; undefined where the person is gone
 * @throws DOMException AbortError
 */
export async function checkLog(
  state: AuditState,
  chunks: AsyncIterable<readonly AuditRecord[]>,
  idOf: (key: number) => string | undefined,
  signal: AbortSignal,
): Promise<AuditCheck> {
  const hashes = new Map<number, string>();
  /** Whether a person who is still here is the one that was hashed. */
  const isSame = async (key: number, hash: string | undefined) => {
    const id = idOf(key);
    if (id === undefined) return true;
    const own = hashes.get(key) ?? (await hashOfPerson(state, id));
    hashes.set(key, own);
    return own === hash;
  };

  let seq = 0;
  let previous = state.seq > 0 ? await hashOfStart(state) : "";
  const result = (firstBroken: number | null): AuditCheck => ({
    ok: firstBroken === null,
    entries: state.seq,
    firstBroken,
    head: state.hash,
  });

  for await (const records of chunks) {
    signal.throwIfAborted();
    for (const record of records) {
      seq += 1;
      const { keys, persons, hash } = record;
      const isChained = record.seq === seq && record.previous === previous;
      if (!isChained || hash !== (await sha256(canonical(record)))) return result(seq);
      if (keys.length !== persons.length) return result(seq);
      for (const [at, key] of keys.entries()) {
        if (!(await isSame(key, persons[at]))) return result(seq);
      }
      previous = hash;
    }
  }
  if (seq !== state.seq) return result(seq + 1);
  // The last entry is not the one that the log ended with.
  return result(previous === state.hash ? null : Math.max(seq, 1));
}
