/** The enums of the original SDK, as constant objects: usable as values, and their union as a type. */

export const SortOrder = { ASC: "ASC", DESC: "DESC" } as const;
export type SortOrder = (typeof SortOrder)[keyof typeof SortOrder];

export const PersonOrderBy = {
  NAME: "name",
  DATE_OF_BIRTH: "date_of_birth",
  GENDER: "gender",
  NATIONALITY: "nationality",
  MODIFIED_DATE: "modified_date",
  CREATE_DATE: "create_date",
} as const;
export type PersonOrderBy = (typeof PersonOrderBy)[keyof typeof PersonOrderBy];

export const CollectionOrderBy = {
  NAME: "name",
  COUNT: "count",
  MODIFIED_DATE: "modified_date",
  CREATE_DATE: "create_date",
} as const;
export type CollectionOrderBy = (typeof CollectionOrderBy)[keyof typeof CollectionOrderBy];

/** FAST embeds a probe once; ACCURATE adds a second alignment and mirrored copies: four looks. */
export const SearchMode = { FAST: "FAST", ACCURATE: "ACCURATE" } as const;
export type SearchMode = (typeof SearchMode)[keyof typeof SearchMode];

export const Gender = { M: "M", F: "F" } as const;
export type Gender = (typeof Gender)[keyof typeof Gender];
