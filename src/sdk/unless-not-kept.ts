import { FaceSdkError } from "../contract/errors.ts";
import { NO_PHOTO } from "../contract/retention.ts";

/** Null for a photo that is not kept, though the person is there. */
export async function unlessNotKept(reading: Promise<Blob>): Promise<Blob | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof FaceSdkError && error.details[0]?.type === NO_PHOTO) return null;
    throw error;
  }
}

/** The photos that are kept, of these. */
export async function keptOf(readings: Promise<Blob>[]): Promise<Blob[]> {
  const all = await Promise.all(readings.map(unlessNotKept));
  return all.filter((photo) => photo !== null);
}
