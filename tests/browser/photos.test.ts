import { wrap } from "comlink";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "vitest/browser";
import type { PhotosWorker } from "./photos.worker.ts";

const worker = new Worker(new URL("./photos.worker.ts", import.meta.url), { type: "module" });
const engine = wrap<PhotosWorker>(worker);
afterAll(() => worker.terminate());

const sample = async (n: number) => (await fetch(`/samples/sample${n}.jpg`)).blob();

/** A part of a photo (all of it by default), turned clockwise by quarters. */
async function redraw(photo: Blob, turns: number, part?: [number, number, number, number]) {
  const bitmap = await createImageBitmap(photo);
  const [x, y, width, height] = part ?? [0, 0, bitmap.width, bitmap.height];
  const [w, h] = turns % 2 ? [height, width] : [width, height];
  const canvas = new OffscreenCanvas(w, h);
  const context = canvas.getContext("2d");
  context?.translate(w / 2, h / 2);
  context?.rotate((turns * Math.PI) / 2);
  context?.drawImage(bitmap, x, y, width, height, -width / 2, -height / 2, width, height);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 });
}

/** The JPEG with an EXIF block that says how to turn it (EXIF 2.32, tag 0x0112). */
function withOrientation(jpeg: Blob, orientation: number): Blob {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation];
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff, 0, 0, 0, 0, 0, 0];
  const head = Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0, body.length + 2, ...body);
  return new Blob([head, jpeg.slice(2)]);
}

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

describe("the faces that a person counts in real photos", () => {
  it.each([
    [1, 3],
    [2, 3],
    [3, 3],
    [4, 4],
    [5, 5],
    [6, 4],
  ])("sample %i: %i", async (n, people) => {
    expect((await engine.faces(await sample(n))).faces).toHaveLength(people);
  });

  // Counted by eye. Where an ear or a head of hair is all that is left of somebody, it is no face.
  it.each([
    ["biden_1.jpg", 1],
    ["biden_2.jpg", 1],
    ["obama_1.jpg", 1],
    ["obama_2.jpg", 1],
    ["obama_3.jpg", 1],
    ["obama_and_biden.jpg", 3],
    ["obama_partial_1.jpg", 1],
    ["two_people.jpg", 2],
  ])("%s: %i", async (file, people) => {
    const base64 = await commands.portrait(file);
    if (base64 === null) {
      console.warn(`Not looked at: there is no ../shared/faces/portraits/${file}.`);
      return;
    }
    const photo = await (await fetch(`data:image/jpeg;base64,${base64}`)).blob();
    expect((await engine.faces(photo)).faces).toHaveLength(people);
  });
});

describe("photos that are not upright", () => {
  let upright: Awaited<ReturnType<PhotosWorker["faces"]>>;
  beforeAll(async () => {
    upright = await engine.faces(await sample(3));
  });

  it.each([1, 2, 3])("finds the same faces %i quarter(s) turned", async (turns) => {
    const turned = await engine.faces(await redraw(await sample(3), turns));
    expect(turned.faces).toHaveLength(3);
    const rolls = turned.faces.map(({ pose }) => Math.round(pose.roll / 90));
    for (const roll of rolls) expect((roll + 4) % 4).toBe(turns);
    const refused = turned.faces.map(({ reasons }) => reasons.includes("POSE_TOO_EXTREME"));
    expect(refused).toEqual([false, false, false]);
    const sizes = (faces: typeof upright.faces) =>
      faces.map(({ box }) => Math.round(Math.max(box.width, box.height) / 20)).sort();
    expect(sizes(turned.faces)).toEqual(sizes(upright.faces));
  });

  it.each([1, 2, 3])("gives the same template %i quarter(s) turned", async (turns) => {
    const expected = await engine.template(await redraw(await sample(3), 0));
    const turned = await engine.template(await redraw(await sample(3), turns));
    expect(cosine(expected ?? [], turned ?? [])).toBeGreaterThan(0.97);
  });

  it("honours the EXIF orientation", async () => {
    // Stored a quarter turned to the left; 6 says: turn it clockwise to show it.
    const photo = withOrientation(await redraw(await sample(3), 3), 6);
    const seen = await engine.faces(photo);
    expect([seen.width, seen.height]).toEqual([upright.width, upright.height]);
    const places = ({ faces }: typeof upright) =>
      faces.map(({ box }) => Math.round(box.x / 10)).sort((a, b) => a - b);
    places(seen).forEach((x, i) => {
      expect(Math.abs(x - (places(upright)[i] ?? NaN))).toBeLessThanOrEqual(1);
    });
  });
});

describe("faces at the edge and beyond", () => {
  it("finds a face that the picture cuts off, and says so", async () => {
    const [first] = (await engine.faces(await sample(6))).faces;
    if (!first) throw new Error("no face");
    const { x, y, width, height } = first.box;
    const part = await redraw(await sample(6), 0, [x + width / 3, y - height, 700, 3 * height]);
    const cut = (await engine.faces(part)).faces.filter(({ box }) => box.x < 0);
    expect(cut).toHaveLength(1);
    expect(cut[0]?.reasons).toContain("FACE_CUT_OFF");
  });

  it("finds a face that is larger than the picture", async () => {
    const [first] = (await engine.faces(await sample(6))).faces;
    if (!first) throw new Error("no face");
    const { x, y, width, height } = first.box;
    const side = height / 1.3;
    const left = x + width / 2 - side / 2;
    const part = await redraw(await sample(6), 0, [left, y + (height - side) / 2, side, side]);
    expect((await engine.faces(part)).faces).toHaveLength(1);
  });
});

describe("an aborted search", () => {
  it("ends between the tiles", async () => {
    expect(await engine.abortedAfter(await sample(5), 100)).toBe("ABORTED");
    expect((await engine.faces(await sample(5))).faces).toHaveLength(5);
  });
});
