import type { Transaction } from "dexie";
import { decodeJson, type PersonRecord } from "./codec.ts";
import { encodePersonBlock, PERSONS_PER_BLOCK } from "./person-blocks.ts";
import type { MetaRow, SealedRow } from "./schema.ts";

/** From version 5's row a person to version 6's blocks. Nothing was encrypted before version 6. */
export async function packPersons(transaction: Transaction): Promise<void> {
  const persons = transaction.table<SealedRow, number>("persons");
  const blocks = transaction.table<SealedRow, number>("personBlocks");
  const meta = transaction.table<MetaRow, string>("meta");
  let lastKey = (await meta.get("lastKey"))?.value ?? 0;
  let after = -Infinity;
  for (;;) {
    const rows = await persons.where(":id").above(after).limit(PERSONS_PER_BLOCK).toArray();
    const last = rows.at(-1);
    if (!last) break;
    after = last.key;
    const block = rows.map(
      ({ key, sealed }) => [key, decodeJson(sealed, "id") as PersonRecord] as const,
    );
    await blocks.add({ key: ++lastKey, sealed: encodePersonBlock(block) });
  }
  await meta.put({ name: "lastKey", value: lastKey });
}
