import { enrolFirst, enrolSecond, expect, openReady, test } from "./fixtures.ts";
import { follow, withCamera, type Answer, type Scene } from "./fake-camera.ts";
import { photo, photos } from "./photos.ts";

const HEIGHT = 400;
const Y = 224;

/** Nobody who is enrolled in these tests. */
const stranger = { file: "public/samples/sample5.jpg", x: 467, y: 1000, side: 420 };

const isNamed = ({ band }: Answer["faces"][number]) => band === "match" || band === "possible";

test("a person who walks through the picture is one track with one name", async ({
  launchOptions,
}) => {
  const walk = async (page: Parameters<typeof photo>[0]): Promise<Scene[]> => {
    const who = await photo(page, photos.first.probe);
    return Array.from({ length: 120 }, (_, i) => ({
      items: [{ photo: who, x: 320 - 160 * Math.cos((i * Math.PI) / 60), y: Y, height: HEIGHT }],
    }));
  };
  await withCamera(launchOptions, walk, async (context) => {
    const page = await context.newPage();
    await openReady(page);
    await enrolFirst(page);
    await enrolSecond(page);
    const answers = await follow(page, 6);
    const faces = answers.flatMap((answer) => answer.faces);
    // A track ends where a busy machine shows no frame for so long; there only may a new one begin.
    const stalls = answers.filter(({ time }, i) => time - (answers[i - 1]?.time ?? time) > 2.5);
    const ids = new Set(faces.map(({ trackId }) => trackId));
    expect(ids.size).toBeLessThanOrEqual(1 + stalls.length);
    expect(new Set(faces.filter(isNamed).map(({ name }) => name))).toEqual(
      new Set([photos.first.name]),
    );
    // Nobody is named at the first look.
    expect(faces[0]?.band).toBe("looking");
    const first = faces.findIndex(({ band }) => band === "match");
    expect(first).toBeGreaterThan(0);
    const after = faces.slice(first);
    expect(after.filter(({ band }) => band === "match").length / after.length).toBeGreaterThan(0.7);
    expect(faces.at(-1)?.looks).toBeGreaterThan(3);
  });
});

test("another face in the same place never bears the first one's name, and a stranger none", async ({
  launchOptions,
}) => {
  const colours: [number, number, number][] = [
    [220, 20, 20],
    [20, 220, 20],
    [20, 20, 220],
  ];
  const swap = async (page: Parameters<typeof photo>[0]): Promise<Scene[]> => {
    const sources = [photos.first.probe, photos.second.enrol, stranger];
    const people = await Promise.all(sources.map((source) => photo(page, source)));
    return people.map((who, i) => ({
      items: [{ photo: who, x: 320, y: Y, height: HEIGHT }],
      mark: colours[i] as [number, number, number],
      times: 75,
    }));
  };
  await withCamera(launchOptions, swap, async (context) => {
    const page = await context.newPage();
    await openReady(page);
    await enrolFirst(page);
    await enrolSecond(page);
    const answers = await follow(page, 16);
    const shown = [0, 1, 2].map((who) =>
      answers
        .filter(({ mark }) => mark.indexOf(Math.max(...mark)) === who)
        .flatMap((answer) => answer.faces),
    );
    const [first = [], second = [], unknown = []] = shown;
    for (const faces of shown) expect(faces.length).toBeGreaterThan(5);
    const names = (faces: typeof first) => [...new Set(faces.filter(isNamed).map((f) => f.name))];
    expect(names(first)).toEqual([photos.first.name]);
    expect(names(second)).toEqual([photos.second.name]);
    expect(names(unknown)).toEqual([]);
    expect(unknown.some(({ band }) => band === "unknown")).toBe(true);
    // While it is not clear whether it is another face, its track may go on, without a name.
    const ids = shown.map(
      (faces) => new Set(faces.filter((f) => f.band !== "looking").map(({ trackId }) => trackId)),
    );
    for (const [i, own] of ids.entries()) {
      for (const other of ids.slice(i + 1)) {
        expect([...own].filter((id) => other.has(id))).toEqual([]);
      }
    }
  });
});

test("two people who cross keep their names, and so they do when they change places at once", async ({
  launchOptions,
}) => {
  const STEPS = 150;
  const place = (i: number) => 140 + (360 * i) / (STEPS - 1);
  const cross = async (page: Parameters<typeof photo>[0]): Promise<Scene[]> => {
    const [a, b] = [await photo(page, photos.first.probe), await photo(page, photos.second.enrol)];
    // At the end the film starts again: each is suddenly where the other was.
    return Array.from({ length: STEPS }, (_, i) => ({
      items: [
        { photo: b, x: 640 - place(i), y: Y, height: 260 },
        { photo: a, x: place(i), y: Y, height: 260 },
      ],
      mark: [(place(i) / 640) * 255, 128, 128],
    }));
  };
  await withCamera(launchOptions, cross, async (context) => {
    const page = await context.newPage();
    await openReady(page);
    await enrolFirst(page);
    await enrolSecond(page);
    const answers = await follow(page, 14);
    const wrong: unknown[] = [];
    const right = new Map<string, number>();
    for (const { mark, faces } of answers) {
      const x = (mark[0] / 255) * 640;
      // While one covers the other only their embeddings know who is in front.
      if (Math.abs(x - 320) < 60) continue;
      for (const face of faces.filter(isNamed)) {
        const isFirst = Math.abs(face.x - x) < Math.abs(face.x - (640 - x));
        const truth = isFirst ? photos.first.name : photos.second.name;
        if (face.name === truth) right.set(truth, (right.get(truth) ?? 0) + 1);
        else wrong.push({ x, face });
      }
    }
    expect(wrong).toEqual([]);
    expect(right.get(photos.first.name)).toBeGreaterThan(5);
    expect(right.get(photos.second.name)).toBeGreaterThan(5);
  });
});
