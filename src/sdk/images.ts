import { FaceSdkError, type ErrorDetail } from "../contract/errors.ts";
import type { WorkerImage } from "../worker/api.ts";
import type { ImageSource, Probe } from "./api.ts";
import { sourceProblem, toWorkerImage } from "./image-source.ts";

const MOST_IMAGES = 3;

/** What is wrong with 1–3 images, their number and each of them; empty where nothing is. */
export function imagesProblems(images: unknown, root: string): ErrorDetail[] {
  const loc = [root, "images"];
  const list: unknown[] = Array.isArray(images) ? images : [];
  const isCountRight = list.length >= 1 && list.length <= MOST_IMAGES;
  const count = { loc, msg: "must be 1 to 3 images", type: "images_count" };
  const each = list.flatMap((image, index) => imageProblems(image, [...loc, index]));
  return isCountRight ? each : [count, ...each];
}

/** What is wrong with one image; empty where nothing is. */
export function imageProblems(image: unknown, loc: ErrorDetail["loc"] = ["image"]): ErrorDetail[] {
  const problem = sourceProblem(image);
  return problem ? [{ loc, ...problem }] : [];
}

/** One image, or some, as some. */
export const listOf = (probe: Probe): ImageSource[] => (Array.isArray(probe) ? probe : [probe]);

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
