import { FaceSdkError, type FaceSdk, type PersonQueryInput } from "../../sdk/index.ts";
import { inPortions, type Step } from "../long-run.svelte.ts";

/** The most that one call of `list` answers. */
const PAGE = 100;
/** So many at once in one transaction: short enough to be stopped and to show how far it is. */
const PORTION = 250;

/** The ids of everybody who fits, in the list's order; as far as it came where it is stopped. */
export async function idsOf(
  sdk: FaceSdk,
  question: PersonQueryInput,
  { signal, advance }: Step,
): Promise<string[]> {
  const ids: string[] = [];
  while (!signal.aborted) {
    const query = { ...question, skip: ids.length, take: PAGE };
    const { persons, count } = await sdk.persons.list(query);
    ids.push(...persons.map(({ id }) => id));
    advance(persons.length);
    if (persons.length === 0 || ids.length >= count) break;
  }
  return ids;
}

/** Who of them has not been deleted meanwhile. */
async function presentOf(sdk: FaceSdk, ids: readonly string[]): Promise<string[]> {
  const present = new Set<string>();
  for (let at = 0; at < ids.length; at += PAGE) {
    const { persons } = await sdk.persons.list({ ids: ids.slice(at, at + PAGE), take: PAGE });
    for (const { id } of persons) present.add(id);
  }
  return ids.filter((id) => present.has(id));
}

/** A call that refuses all where one is gone is made once more with those who are there. */
export async function withThePresent<T>(
  sdk: FaceSdk,
  ids: readonly string[],
  work: (ids: string[]) => Promise<T>,
): Promise<T> {
  try {
    return await work([...ids]);
  } catch (error) {
    if (!(error instanceof FaceSdkError) || error.code !== "NOT_FOUND") throw error;
    const present = await presentOf(sdk, ids);
    if (present.length === ids.length) throw error;
    return work(present);
  }
}

/** Puts people into collections, or takes them out; how many it came to. */
export const linkAll = (
  sdk: FaceSdk,
  ids: readonly string[],
  collectionIds: string[],
  change: "add" | "remove",
  step: Step,
): Promise<number> =>
  inPortions(ids, PORTION, step, async (portion) => {
    await withThePresent(sdk, portion, (present) =>
      sdk.collections.link({ collectionIds, [change]: present }),
    );
  });

/** Deletes people; how many it came to. */
export const deleteAll = (sdk: FaceSdk, ids: readonly string[], step: Step): Promise<number> =>
  inPortions(ids, PORTION, step, (portion) =>
    withThePresent(sdk, portion, (present) => sdk.persons.delete(present)),
  );
