import { expect, test } from "./fixtures.ts";
import { livenessPhotos, photo } from "./photos.ts";
import { openWithPhotos } from "./sdk-given.ts";

test("enrolment refuses what would be unusable, each with its code, and stores nothing", async ({
  page,
}) => {
  // Some fifty pictures, which a busy machine with two cores is a while about.
  test.slow();
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons, search } = globalThis.visavis;
    const { given, refusalOf, codeOf } = globalThis;
    const bitmap = await createImageBitmap(given.second);
    const scale = 640 / Math.max(bitmap.width, bitmap.height);
    const [width, height] = [bitmap.width * scale, bitmap.height * scale];
    type Draw = (context: OffscreenCanvasRenderingContext2D, draw: (by?: number) => void) => void;
    const drawn = (draw: Draw) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
      context.fillStyle = "grey";
      context.fillRect(0, 0, width, height);
      draw(context, (by = 1) => context.drawImage(bitmap, 0, 0, width * by, height * by));
      return canvas;
    };
    /** The first refusal on the way from good to bad. */
    const firstRefusal = async (steps: Draw[]) => {
      for (const step of steps) {
        const { code } = await refusalOf(persons.create({ images: [drawn(step)], id: "x" }));
        if (code !== "none") return code;
        await persons.delete("x");
      }
      return "none";
    };
    const filters = (name: string, values: string[]) =>
      values.map((value): Draw => (context, draw) => {
        context.filter = `${name}(${value})`;
        draw();
      });
    const refused = {
      TOO_BLURRY: await firstRefusal(filters("blur", ["4px", "7px", "10px", "14px"])),
      TOO_DARK: await firstRefusal(filters("brightness", ["0.5", "0.25", "0.15", "0.1"])),
      TOO_BRIGHT: await firstRefusal(
        [0.5, 0.7, 0.8, 0.85, 0.9].map((alpha): Draw => (context, draw) => {
          draw();
          context.fillStyle = `rgb(255 255 255 / ${alpha})`;
          context.fillRect(0, 0, width, height);
        }),
      ),
      FACE_TOO_SMALL: await firstRefusal(
        [1, 0.5, 0.3, 0.2, 0.15, 0.1].map(
          (by): Draw =>
            (_, draw) =>
              draw(by),
        ),
      ),
      FACE_CUT_OFF: await (async () => {
        const [face] = (await search.detect(drawn((_, draw) => draw()))).faces;
        const { x = 0, width: side = 0 } = face?.box ?? {};
        return firstRefusal(
          [0, 0.1, 0.2, 0.3, 0.4].map((share): Draw => (context, draw) => {
            context.translate(-x - share * side, 0);
            draw();
          }),
        );
      })(),
    };

    // Somebody in profile, cut out of the sample photos.
    let profile = { found: "nobody", cut: "nobody" };
    for (const nth of [1, 2, 3, 4, 5, 6]) {
      const address = `samples/sample${nth}.jpg`;
      const { faces } = await search.detect(address);
      const aside = faces.find(({ quality }) => quality.reasons[0] === "POSE_TOO_EXTREME");
      if (!aside) continue;
      const { x, y, width: w, height: h } = aside.box;
      const side = Math.round(Math.max(w, h) * 1.6);
      const whole = await createImageBitmap(await (await fetch(address)).blob());
      const cut = new OffscreenCanvas(side, side);
      cut.getContext("2d")?.drawImage(whole, side / 2 - x - w / 2, side / 2 - y - h / 2);
      profile = {
        found: await codeOf(persons.createFromDetection(aside)),
        cut: await codeOf(persons.create({ images: [given.first, cut] })),
      };
      break;
    }
    // A thumbnail shows a good face, but is no full image.
    const [whole] = (await search.detect(given.first)).faces;
    const [small] = whole ? (await search.detect(whole.thumbnail)).faces : [];
    return {
      refused,
      profile,
      small: small && (await codeOf(persons.createFromDetection(small))),
      second: await refusalOf(persons.create({ images: [given.first, given.two] })),
      count: (await persons.list()).count,
    };
  });
  expect(outcome.refused).toEqual(
    Object.fromEntries(Object.keys(outcome.refused).map((code) => [code, code])),
  );
  expect(outcome.small).toBe("IMAGE_TOO_SMALL");
  expect(outcome.profile).toEqual({ found: "POSE_TOO_EXTREME", cut: "POSE_TOO_EXTREME" });
  // The good photo before it is not kept either.
  expect(outcome.second).toEqual({ code: "MULTIPLE_FACES", problems: ["images.1:MULTIPLE_FACES"] });
  expect(outcome.count).toBe(0);
});

test("liveness refuses a face at the edge or turned away; compareLive only compares the living", async ({
  page,
}) => {
  // Some fifty pictures, which a busy machine with two cores is a while about.
  test.slow();
  await openWithPhotos(page);
  const files = livenessPhotos && [
    (await photo(page, livenessPhotos.live)).buffer.toString("base64"),
    (await photo(page, livenessPhotos.screen)).buffer.toString("base64"),
  ];
  const outcome = await page.evaluate(async (encoded) => {
    const { search } = globalThis.visavis;
    const { codeOf, refusalOf, given } = globalThis;
    type Box = Awaited<ReturnType<typeof search.detect>>["faces"][number]["box"];
    /** The face with some of its sides' length around it, enlarged until its pupils are far apart. */
    const cut = (picture: ImageBitmap, { x, y, width, height }: Box, room: number, by: number) => {
      const side = Math.max(width, height);
      const canvas = new OffscreenCanvas(
        (width + room * side * 2) * by,
        (height + room * side * 2) * by,
      );
      const context = canvas.getContext("2d");
      context?.scale(by, by);
      context?.drawImage(picture, room * side - x, room * side - y);
      return canvas;
    };
    const asides = [];
    let edge = "nobody";
    for (const nth of [1, 2, 3, 4, 5, 6]) {
      const address = `samples/sample${nth}.jpg`;
      const picture = await createImageBitmap(await (await fetch(address)).blob());
      for (const { box, pose, quality } of (await search.detect(picture)).faces) {
        const by = Math.max(240 / box.height, 90 / quality.interEyeDistance);
        if (edge === "nobody" && Math.abs(pose.yaw) < 15) {
          edge = await codeOf(search.liveness(cut(picture, box, 0.02, by)));
        }
        if (Math.abs(pose.yaw) > 36) {
          asides.push(await codeOf(search.liveness(cut(picture, box, 0.3, by))));
        }
      }
    }
    const enlarged = async (data: string, by: number) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes]));
      const { width, height } = picture;
      return cut(picture, { x: 0, y: 0, width, height }, 0, by);
    };
    const [live, screen] = encoded ?? [];
    const pair = live &&
      screen && {
        live: await enlarged(live, 1.5),
        screen: await enlarged(screen, 2),
      };
    return {
      edge,
      asides,
      live: pair && {
        same: (await search.compareLive(pair.live, pair.live)).score,
        refused: await refusalOf(search.compareLive([pair.live, pair.screen], pair.live)),
        // The reference need not be live, nor fit to be judged.
        other: (await search.compareLive(pair.live, given.first)).score,
        noReference: await codeOf(search.compareLive(pair.live, [])),
      },
    };
  }, files);
  expect(outcome.edge).toBe("FACE_CUT_OFF");
  expect(outcome.asides).toContain("POSE_TOO_EXTREME");
  if (!outcome.live) return;
  expect(outcome.live.same).toBeGreaterThan(0.99);
  expect(outcome.live.other).toBeLessThan(0.81);
  expect(outcome.live.refused).toEqual({ code: "NOT_LIVE", problems: ["probe.images.1:NOT_LIVE"] });
  expect(outcome.live.noReference).toBe("INVALID_ARGUMENT");
});
