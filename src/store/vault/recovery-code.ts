/** Crockford's alphabet: 32 letters and digits of which none is taken for another. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTERS = 32;
const GROUP = 4;

/** A new one: 32 letters of five random bits each, 160 in all, in groups of four. */
export function newRecoveryCode(): string {
  const letters = Array.from(
    crypto.getRandomValues(new Uint8Array(LETTERS)),
    (byte) => ALPHABET[byte % ALPHABET.length],
  ).join("");
  return letters.match(new RegExp(`.{${GROUP}}`, "g"))?.join("-") ?? letters;
}

/** As it was made, however it was typed: small letters, other gaps, O for 0, I and L for 1. */
export const normaliseRecoveryCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1")
    .replaceAll(/[^0-9A-Z]/g, "");
