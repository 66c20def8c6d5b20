/** @file How cells are written that a spreadsheet could misread, and how they are read again. */

/** What a spreadsheet may take for a formula, also behind apostrophes, so that none gets lost. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A leading apostrophe makes text of what a spreadsheet would take for a formula. */
export const harmless = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The text that {@link harmless} was given. */
export const asWritten = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;

/** Several texts in one cell, with `|` between them; in them it is `\|`, and `\` is `\\`. */
export const joined = (texts: readonly string[]): string =>
  texts.map((text) => text.replace(/[\\|]/g, "\\$&")).join("|");

/** The texts of {@link joined}, without blank ones. */
export const parted = (cell: string): string[] =>
  (cell.match(/(\\[\\|]|[^|])+/g) ?? [])
    .map((part) => part.replace(/\\([\\|])/g, "$1").trim())
    .filter(Boolean);
