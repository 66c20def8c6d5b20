import { CollectionOrderBy, SortOrder } from "../contract/enums.ts";
import type { CollectionPage, PersonPage } from "../contract/records.ts";
import type { CollectionQuery, PersonQuery } from "../contract/schemas.ts";
import type { CollectionEntry, Directory } from "./directory.ts";
import { comparison } from "./order.ts";
import { sortedPage } from "./sorting.ts";
import { compareCodes, compareNames, matches, searchWords } from "./text.ts";

/**
 * The persons that match, in order (see `comparison`), and one page of them. The words of `search`
 * must all be found in name, id, nationality or notes, without regard to case or accents.
 * Of `ids`, those that nobody has are passed over. `count` is how many match before paging. Throws NOT_FOUND for an unknown collection.
 */
export function pageOfPersons(directory: Directory, query: PersonQuery): PersonPage {
  const words = searchWords(query.search);
  const members = query.collectionId
    ? directory.members(directory.collection(query.collectionId, ["collectionId"]).key)
    : null;
  const { orderBy, order, skip, take } = query;
  const wanted = query.ids && directory.personsOf(query.ids);
  const sorted = wanted
    ? undefined
    : directory.orders.get(orderBy, directory.persons.values())?.toArray(order, words);
  const all = wanted ?? sorted ?? [...directory.persons.values()];
  const inScope = members ? all.filter((person) => members.has(person.key)) : all;
  const found = sorted ? inScope : inScope.filter((person) => matches(person.searchText, words));
  const page = sorted
    ? found.slice(skip, skip + take)
    : sortedPage(found, comparison(orderBy, order), skip, skip + take);
  return { count: found.length, persons: page.map((person) => directory.personData(person)) };
}

/**
 * The collections that match, likewise; `search` looks at name and description, `personId` keeps
 * those that a person is in (NOT_FOUND if unknown), `ids` those with one of these ids.
 */
export function pageOfCollections(directory: Directory, query: CollectionQuery): CollectionPage {
  const words = searchWords(query.search);
  const memberships = query.personId
    ? directory.memberships(directory.person(query.personId, ["personId"]).key)
    : null;
  const ids = query.ids ? new Set(query.ids) : null;
  const found = [...directory.collections.values()]
    .filter((collection) => !memberships || memberships.has(collection.key))
    .filter((collection) => !ids || ids.has(collection.id))
    .filter((collection) => matches(collection.searchText, words))
    .sort((a, b) => compareBy(directory, query.orderBy, a, b) || compareCodes(a.id, b.id));
  if (query.order === SortOrder.DESC) found.reverse();
  const page = found.slice(query.skip, query.skip + query.take);
  return { count: found.length, collections: page.map((one) => directory.collectionData(one)) };
}

function compareBy(
  directory: Directory,
  orderBy: CollectionOrderBy,
  a: CollectionEntry,
  b: CollectionEntry,
): number {
  switch (orderBy) {
    case CollectionOrderBy.NAME:
      return compareNames(a.name, b.name);
    case CollectionOrderBy.COUNT:
      return directory.members(a.key).size - directory.members(b.key).size;
    case CollectionOrderBy.MODIFIED_DATE:
      return compareCodes(a.modifiedDate, b.modifiedDate);
    case CollectionOrderBy.CREATE_DATE:
      return compareCodes(a.createDate, b.createDate);
  }
}
