import type en from "./en/index.ts";

/** Further forms that languages other than English have, by Unicode's plural categories. */
type MorePlurals = Partial<Record<`${string}_${"zero" | "two" | "few" | "many"}`, string>>;

type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]>;
} & MorePlurals;

/** What every language has to say: a text for each of English's keys. */
export type Catalogue = Translated<typeof en>;
