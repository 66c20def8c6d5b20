import * as v from "valibot";
import { FaceSdkError, type ErrorDetail } from "./errors.ts";

type Schema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>;

/** What is wrong with each part of `input`, its place below `root`; empty where nothing is. */
export function problemsOf(schema: Schema, input: unknown, root: string): ErrorDetail[] {
  // What is no date at all need not be told to lie in the future as well.
  const { issues } = v.safeParse(schema, input, { abortPipeEarly: true });
  return (issues ?? []).map((issue) => ({
    loc: [root, ...(issue.path ?? []).map(({ key }) => key as string | number)],
    msg: issue.message,
    type: issue.type,
  }));
}

/**
 * The input as its schema understands it.
 * @throws FaceSdkError INVALID_ARGUMENT with every problem at once, in the original's
 *   `{ loc, msg, type }` form. `others` are problems that no schema sees.
 */
export function validate<S extends Schema>(
  schema: S,
  input: unknown,
  root: string,
  others: ErrorDetail[] = [],
): v.InferOutput<S> {
  refuse([...others, ...problemsOf(schema, input, root)]);
  return v.parse(schema, input);
}

/** @throws FaceSdkError INVALID_ARGUMENT where there is any problem */
export function refuse(problems: ErrorDetail[]): void {
  if (problems.length === 0) return;
  const message = problems.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join("; ");
  throw new FaceSdkError("INVALID_ARGUMENT", message, { details: problems });
}
