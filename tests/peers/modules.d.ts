/** What `pages/product.js` makes in its page. */
// eslint-disable-next-line no-var -- only a `var` is a property of globalThis
declare var peer: {
  /** Milliseconds since the navigation began, when the first photo was looked at. */
  firstResult: number;
  look(address: string): Promise<{ ms: number; found: boolean }>;
  compare(a: string, b: string): Promise<number | null>;
  /** Median of so many searches, in milliseconds; null where it is measured elsewhere. */
  search(count: number, runs: number): Promise<number | null>;
};

/** What is used of packages that are installed beside `run.mjs`, when it runs. */

declare module "visavis" {
  import type { FaceSdk, OpenFaceSdkOptions } from "../../src/sdk/index.ts";
  export function openFaceSdk(options: OpenFaceSdkOptions): FaceSdk;
}

declare module "@vladmandic/human" {
  export class Human {
    constructor(config: object);
    readonly tf: { setThreadsCount(count: number): void; getBackend(): string };
    readonly match: {
      similarity(a: number[], b: number[]): number;
      find(probe: number[], all: number[][]): { index: number };
    };
    init(): Promise<void>;
    load(): Promise<void>;
    detect(image: ImageBitmap): Promise<{ face: { embedding?: number[] }[] }>;
  }
}

declare module "@vladmandic/face-api" {
  interface Net {
    loadFromUri(address: string): Promise<void>;
  }
  interface Described {
    descriptor: Float32Array;
  }
  export const tf: {
    setWasmPaths(folder: string): void;
    setThreadsCount(count: number): void;
    setBackend(name: string): Promise<boolean>;
    ready(): Promise<void>;
  };
  export const nets: Record<"ssdMobilenetv1" | "faceLandmark68Net" | "faceRecognitionNet", Net>;
  export function detectSingleFace(canvas: HTMLCanvasElement): {
    withFaceLandmarks(): { withFaceDescriptor(): Promise<Described | undefined> };
  };
  export function euclideanDistance(a: Float32Array, b: Float32Array): number;
  export class LabeledFaceDescriptors {
    constructor(label: string, descriptors: Float32Array[]);
    readonly label: string;
  }
  export class FaceMatcher {
    constructor(people: LabeledFaceDescriptors[]);
    findBestMatch(probe: Float32Array): { label: string; distance: number };
  }
}
