/** Letters that Unicode does not take apart into a base letter and an accent. */
const baseLetters: Record<string, string> = {
  ...{ Ł: "L", Ø: "O", Đ: "D", Ð: "D", Ħ: "H", Æ: "AE", Œ: "OE" },
};

/**
 * Text as the search compares it: without accents and in one case. Upper case, and not the
 * locale's: it alone unites ß with ss, final with other sigma and the dotless with the dotted i.
 */
export function fold(text: string): string {
  // Most texts are ASCII, and there are 100,000 of them to fold at the start.
  if (!/[^\0-\x7f]/.test(text)) return text.toUpperCase();
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
  return bare.replace(/[ŁØĐÐĦÆŒ]/g, (letter) => baseLetters[letter] ?? letter);
}

/** The folded words of what a user typed into a search field; all of them have to match. */
export function searchWords(search: string | null | undefined): string[] {
  return fold(search ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** Several fields as one text to look for words in. No word spans two fields. */
export function searchText(fields: readonly (string | null)[]): string {
  return fold(fields.filter((field) => field !== null).join("\n"));
}

export function matches(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** Names that count as one and the same where names are unique: case and outer space do not tell. */
export function uniqueName(name: string): string {
  return name.trim().normalize("NFC").toUpperCase();
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Order of names as the device's language has it; "Ward 9" before "Ward 10"; case does not tell. */
export const compareNames = (a: string, b: string): number => collator.compare(a, b);

/** Order by code unit, for ids and ISO dates. */
export const compareCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
