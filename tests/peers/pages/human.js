/** @file human, with all switched off that recognition does without. */
import { Human } from "@vladmandic/human";

/** @param {number} threads */
export async function open(threads) {
  const human = new Human({
    backend: "wasm",
    wasmPath: "/modules/@tensorflow/tfjs-backend-wasm/dist/",
    modelBasePath: "/modules/@vladmandic/human/models/",
    cacheSensitivity: 0,
    filter: { enabled: false },
    face: {
      enabled: true,
      detector: { maxDetected: 1 },
      mesh: { enabled: true },
      iris: { enabled: false },
      emotion: { enabled: false },
      description: { enabled: true },
      antispoof: { enabled: false },
      liveness: { enabled: false },
    },
    body: { enabled: false },
    hand: { enabled: false },
    object: { enabled: false },
    gesture: { enabled: false },
    segmentation: { enabled: false },
  });
  human.tf.setThreadsCount(threads);
  await human.init();
  await human.load();

  /** @param {Blob} photo @returns {Promise<number[] | null>} */
  async function embed(photo) {
    const image = await createImageBitmap(photo);
    const { face } = await human.detect(image);
    image.close();
    return face[0]?.embedding ?? null;
  }
  return {
    backend: () => human.tf.getBackend(),
    look: async (/** @type {Blob} */ photo) => (await embed(photo)) !== null,
    compare: async (/** @type {Blob} */ a, /** @type {Blob} */ b) => {
      const [one, other] = [await embed(a), await embed(b)];
      return one && other && human.match.similarity(one, other);
    },
    searcher: (/** @type {number} */ count) => {
      const all = Array.from({ length: count }, () => Array.from({ length: 1024 }, Math.random));
      const probe = Array.from({ length: 1024 }, Math.random);
      return Promise.resolve(() => human.match.find(probe, all));
    },
  };
}
