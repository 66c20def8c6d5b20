import { memoryFull } from "../contract/errors.ts";

/**
 * Does what needs memory in the gallery.
 *
 * @throws FaceSdkError QUOTA_EXCEEDED whose cause is `memory_full`, where the browser gives no more
 */
export function takingRoom<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof RangeError ? memoryFull(error.message) : error;
  }
}
