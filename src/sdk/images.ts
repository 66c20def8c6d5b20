import { FaceSdkError, type ErrorDetail } from "../contract/errors.ts";
import type { WorkerImage } from "../worker/api.ts";
import type { ImageSource, Probe } from "./api.ts";
import { toWorkerImage } from "./image-source.ts";

const MOST_IMAGES = 3;

/** What is wrong with the number of images; empty where nothing is. */
export function countProblems(images: unknown, root: string): ErrorDetail[] {
  if (Array.isArray(images) && images.length >= 1 && images.length <= MOST_IMAGES) return [];
  return [{ loc: [root, "images"], msg: "must be 1 to 3 images", type: "images_count" }];
}

/** One image or 1–3 of them, ready for the worker. */
export async function probeImages(probe: Probe, root: string): Promise<WorkerImage[]> {
  const images: ImageSource[] = Array.isArray(probe) ? probe : [probe];
  const details = countProblems(images, root);
  if (details.length > 0) {
    throw new FaceSdkError("INVALID_ARGUMENT", "There must be 1 to 3 images.", { details });
  }
  return workerImages(images);
}

/** All at once; the error names the image by its index. */
export function workerImages(images: ImageSource[]): Promise<WorkerImage[]> {
  return Promise.all(
    images.map(async (image, index) => {
      try {
        return await toWorkerImage(image);
      } catch (error) {
        if (!(error instanceof FaceSdkError)) throw error;
        const { code, message, advice } = error;
        const details = [{ loc: ["images", index], msg: message, type: code }];
        throw new FaceSdkError(code, message, { advice, details, cause: error });
      }
    }),
  );
}
