import { FaceSdkError } from "../contract/errors.ts";
import type { CollectionTerms } from "../contract/records.ts";
import type { NewCollection } from "../contract/schemas.ts";

export const noTerms: CollectionTerms = {
  ...{ purpose: null, consentText: null, consentDate: null, expiryDate: null },
};

/**
 * Undefined leaves a field as it is, null (or an empty text) empties it. A consent text has a date,
 * the day on which it was set where none is given. Throws INVALID_ARGUMENT for a date without a text.
 *
 * @param today a calendar date
 */
export function termsAfter(
  before: CollectionTerms,
  changes: Partial<NewCollection>,
  today: string,
): CollectionTerms {
  const { purpose = before.purpose, expiryDate = before.expiryDate } = changes;
  const { consentText: given = before.consentText } = changes;
  const consentText = given || null;
  if (!consentText && changes.consentDate) throw dateWithoutText();
  const isSame = consentText === before.consentText;
  const since = changes.consentDate ?? (isSame ? before.consentDate : today);
  return {
    purpose: purpose || null,
    consentText,
    consentDate: consentText && since,
    expiryDate,
  };
}

function dateWithoutText(): FaceSdkError {
  const msg = "there is no consent text that it could be the date of";
  return new FaceSdkError("INVALID_ARGUMENT", msg, {
    details: [{ loc: ["collection", "consentDate"], msg, type: "without_text" }],
  });
}
