import { expect, test } from "./fixtures.ts";
import { openWithPhotos } from "./sdk-given.ts";

test("every kind of image source shows the same face, upright, and stays the caller's", async ({
  page,
}) => {
  await openWithPhotos(page);
  const { whole, found, open, turned } = await page.evaluate(async () => {
    const { search } = globalThis.visavis;
    const address = "samples/sample6.jpg";
    const blob = await (await fetch(address)).blob();
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    const bitmap = await createImageBitmap(blob);
    const { width, height } = bitmap;

    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    const offscreen = new OffscreenCanvas(width, height);
    offscreen.getContext("2d")?.drawImage(bitmap, 0, 0);
    const blobAddress = URL.createObjectURL(blob);
    const image = new Image();
    image.src = blobAddress;
    const frame = new VideoFrame(bitmap, { timestamp: 0 });
    const video = document.createElement("video");
    video.srcObject = canvas.captureStream();
    await video.play();
    // A page of the origin in another window has its own Blob, which is no `instanceof` ours.
    const inner = document.createElement("iframe");
    document.body.append(inner);
    const Foreign = (inner.contentWindow as unknown as typeof globalThis).Blob;

    const sources: Record<string, Parameters<typeof search.detect>[0]> = {
      blob,
      file: new File([blob], "photo.jpg"),
      bitmap,
      imageData: context.getImageData(0, 0, width, height),
      image,
      canvas,
      offscreen,
      video,
      frame,
      address,
      dataAddress: `data:image/jpeg;base64,${base64}`,
      blobAddress,
      foreignBlob: new Foreign([blob]),
    };
    const faceOf = async (source: Parameters<typeof search.detect>[0]) => {
      const detection = await search.detect(source);
      const [face] = detection.faces.sort((a, b) => a.box.x - b.box.x);
      const { x = 0, y = 0, width: side = 0 } = face?.box ?? {};
      return [detection.width, detection.height, detection.faces.length, x, y, side];
    };
    const found: Record<string, number[]> = {};
    for (const [name, source] of Object.entries(sources)) found[name] = await faceOf(source);

    // The same picture lying on its side, with an EXIF orientation (6) that puts it upright.
    const lying = new OffscreenCanvas(height, width);
    const onSide = lying.getContext("2d") as OffscreenCanvasRenderingContext2D;
    onSide.translate(0, width);
    onSide.rotate(-Math.PI / 2);
    onSide.drawImage(bitmap, 0, 0);
    const jpeg = new Uint8Array(
      await (await lying.convertToBlob({ type: "image/jpeg", quality: 0.95 })).arrayBuffer(),
    );
    const exif = Uint8Array.from([
      ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
      ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0],
    ]);
    const photo = new Blob([jpeg.subarray(0, 2), exif, jpeg.subarray(2)], { type: "image/jpeg" });
    const photoAddress = URL.createObjectURL(photo);
    const element = new Image();
    element.src = photoAddress;
    const turned: Record<string, number[]> = {};
    for (const [name, source] of Object.entries({ photo, photoAddress, element })) {
      turned[name] = await faceOf(source);
    }
    return {
      whole: [width, height],
      found,
      open: [bitmap.width > 0, frame.format !== null],
      turned,
    };
  });
  const { blob: wanted = [], ...others } = found;
  expect(wanted.slice(0, 3)).toEqual([...whole, 4]);
  for (const [name, face] of Object.entries({ ...others, ...turned })) {
    expect(face.slice(0, 3), name).toEqual(wanted.slice(0, 3));
    // A video's colours, and a JPEG's after another one, are a little different.
    for (const at of [3, 4, 5]) {
      expect(Math.abs((face[at] ?? 0) - (wanted[at] ?? 0)), `${name} ${at}`).toBeLessThan(4);
    }
  }
  expect(open).toEqual([true, true]);
});

test("what cannot be read is UNSUPPORTED_IMAGE, what is no picture INVALID_ARGUMENT", async ({
  page,
}) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { search, persons } = globalThis.visavis;
    const { refusalOf, given } = globalThis;
    const closed = await createImageBitmap(new ImageData(64, 64));
    closed.close();
    const blank = await createImageBitmap(new ImageData(64, 64));
    const closedFrame = new VideoFrame(blank, { timestamp: 0 });
    closedFrame.close();
    const detached = new ImageData(64, 64);
    structuredClone(detached.data.buffer, { transfer: [detached.data.buffer] });
    const broken = new Image();
    broken.src = URL.createObjectURL(new Blob(["no picture"]));
    const unreadable = [
      ...[closed, closedFrame, detached, broken, document.createElement("video")],
      ...["data:image/jpeg;base64,!!", new Blob(["no picture"]), new OffscreenCanvas(0, 0)],
    ];
    const codes = [];
    // One that is never answered shall fail here, with its place.
    const late = () => new Promise((resolve) => setTimeout(resolve, 15_000));
    for (const source of unreadable) {
      codes.push((await refusalOf(Promise.race([search.detect(source), late()]))).code);
    }
    return {
      codes,
      track: [
        (await refusalOf(search.track(closedFrame))).code,
        (await refusalOf(search.track({} as never))).code,
      ],
      missing: await refusalOf(persons.create({ images: [given.first, "missing/photo.jpg"] })),
      several: await refusalOf(
        search.compare(
          [42 as never, given.first, "https://example.com/a.jpg"],
          [new Map() as never],
          { mode: "SLOW" as never, signal: "no" as never },
        ),
      ),
      single: await refusalOf(search.detect("http://[", { search: { minScore: 2 } })),
    };
  });
  expect(outcome.codes).toEqual(outcome.codes.map(() => "UNSUPPORTED_IMAGE"));
  expect(outcome).toMatchObject({
    track: ["UNSUPPORTED_IMAGE", "INVALID_ARGUMENT"],
    several: {
      code: "INVALID_ARGUMENT",
      problems: [
        "options.mode:enum",
        "options.signal:options",
        "probe.images.0:image_source",
        "probe.images.2:origin",
        "reference.images.0:image_source",
      ],
    },
    single: { code: "INVALID_ARGUMENT", problems: ["image:url", "search.minScore:max_value"] },
  });
  // A server may answer any address with a page: then it is no picture.
  expect(["NOT_FOUND", "UNSUPPORTED_IMAGE"]).toContain(outcome.missing.code);
  expect(outcome.missing.problems[0]).toContain("images.1:");
});
