import * as v from "valibot";
import { MIN_PASSPHRASE } from "./vault.ts";

/** A new passphrase: 8 to 1,000 characters. */
export const newPassphraseSchema = v.pipe(
  v.string(),
  v.minLength(MIN_PASSPHRASE),
  v.maxLength(1000),
);

/** Of the two that can be typed in. */
export const typedSecretSchema = v.union([
  v.strictObject({ passphrase: v.pipe(v.string(), v.maxLength(1000)) }),
  v.strictObject({ recoveryCode: v.pipe(v.string(), v.maxLength(200)) }),
]);
