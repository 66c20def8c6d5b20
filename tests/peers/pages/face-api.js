/** @file face-api with its SSD detector, which is its default. */
import * as faceapi from "@vladmandic/face-api";

/** @param {number} threads */
export async function open(threads) {
  const { tf, nets } = faceapi;
  tf.setWasmPaths("/modules/@tensorflow/tfjs-backend-wasm/dist/");
  tf.setThreadsCount(threads);
  await tf.setBackend("wasm");
  await tf.ready();
  for (const net of [nets.ssdMobilenetv1, nets.faceLandmark68Net, nets.faceRecognitionNet]) {
    await net.loadFromUri("/modules/@vladmandic/face-api/model/");
  }

  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  /** @param {Blob} photo @returns {Promise<Float32Array | null>} */
  async function embed(photo) {
    const image = await createImageBitmap(photo);
    canvas.width = image.width;
    canvas.height = image.height;
    context?.drawImage(image, 0, 0);
    image.close();
    const found = await faceapi.detectSingleFace(canvas).withFaceLandmarks().withFaceDescriptor();
    return found?.descriptor ?? null;
  }
  return {
    look: async (/** @type {Blob} */ photo) => (await embed(photo)) !== null,
    compare: async (/** @type {Blob} */ a, /** @type {Blob} */ b) => {
      const [one, other] = [await embed(a), await embed(b)];
      return one && other && -faceapi.euclideanDistance(one, other);
    },
    searcher: (/** @type {number} */ count) => {
      const random = () => Float32Array.from({ length: 128 }, Math.random);
      const people = Array.from(
        { length: count },
        (_, at) => new faceapi.LabeledFaceDescriptors(`${at}`, [random()]),
      );
      const matcher = new faceapi.FaceMatcher(people);
      const probe = random();
      return Promise.resolve(() => matcher.findBestMatch(probe));
    },
  };
}
