import type { Page } from "@playwright/test";
import { expect, openReady, test } from "./fixtures.ts";
import { DLIB, dlibPack, install } from "./packs.ts";
import { openWithPhotos } from "./sdk-given.ts";
import { photo, photos } from "./photos.ts";
import { ownServer } from "./server.ts";

test.setTimeout(400_000);

const modelsInUse = (page: Page) =>
  page.evaluate(async () => {
    const { models } = await globalThis.visavis.ready;
    return models.map(({ id, version }) => `${id}@${version}`);
  });

test("a change in one tab takes the other along; nobody is named wrongly, nobody is lost", async ({
  page,
  context,
}) => {
  await openWithPhotos(page);
  const other = await context.newPage();
  await openWithPhotos(other);
  await page.evaluate(async () => {
    const { persons } = globalThis.visavis;
    const { first, second } = globalThis.given;
    await persons.create({ images: [first], id: "first" });
    await persons.create({ images: [second], id: "second" });
  });
  await install(page, DLIB, await dlibPack());

  for (const wanted of [DLIB, "built in"]) {
    // The other tab searches and enrols, before, while and after.
    const busy = other.evaluate(async (round) => {
      const { persons, search } = globalThis.visavis;
      const { probe, second } = globalThis.given;
      const seen: Record<string, string[]> = { search: [], detect: [], enrol: [] };
      const modelNow = async () => JSON.stringify((await globalThis.visavis.ready).models);
      const before = await modelNow();
      let isOver = false;
      const note = async (kind: string, call: Promise<string>) =>
        seen[kind]?.push(await call.catch((error: { code: string }) => error.code));
      const searching = async () => {
        while (!isOver) {
          const found = search.search(probe, { minScore: 0.7 });
          await note(
            "search",
            found.then(({ candidates: [best] }) => best?.person.id ?? "nobody"),
          );
          const looked = search.detect(probe, { search: { minScore: 0.7 } });
          await note(
            "detect",
            looked.then(({ faces: [face] }) => face?.search?.candidates[0]?.person.id ?? "nobody"),
          );
        }
      };
      const enrolling = async () => {
        for (let nth = 0; !isOver; nth++) {
          const person = { images: [second], id: `${round} ${nth}` };
          const made = persons.create(person, { duplicates: "allow" });
          await note(
            "enrol",
            made.then(() => "enrolled"),
          );
        }
      };
      const changing = async () => {
        while ((await modelNow()) === before) await new Promise((done) => setTimeout(done, 20));
        await search.search(probe);
        isOver = true;
      };
      await Promise.all([searching(), enrolling(), changing()]);
      return seen;
    }, wanted);
    const id = await page.evaluate(async (given) => {
      const { models } = globalThis.visavis;
      const [builtIn] = await models.list();
      const model = given === "built in" ? (builtIn?.id ?? "") : given;
      await models.use(model);
      return model;
    }, wanted);
    const seen = await busy;
    const kinds = Object.fromEntries(
      Object.entries(seen).map(([k, all]) => [k, [...new Set(all)]]),
    );
    expect(kinds.search).toContain("first");
    const allowed = ["first", "nobody", "enrolled", "MODEL_MISMATCH"];
    for (const [kind, outcomes] of Object.entries(kinds)) {
      expect(allowed, kind).toEqual(expect.arrayContaining(outcomes));
    }
    expect(kinds.enrol).toContain("enrolled");

    await expect.poll(() => modelsInUse(other), { timeout: 60_000 }).toContain(id);
    for (const tab of [page, other]) {
      await expect
        .poll(
          () =>
            tab.evaluate(async () => {
              const { persons, search } = globalThis.visavis;
              const all = (await persons.list({ take: 100 })).persons.map((person) => person.id);
              const { second } = globalThis.given;
              const lost: string[] = [];
              for (const one of all.filter((name) => name !== "first")) {
                const { match } = await search
                  .verify(one, second, { mode: "FAST" })
                  .catch((error: { code: string }) => ({ match: error.code }));
                if (!match || typeof match === "string") lost.push(`${one}: ${match}`);
              }
              return lost;
            }),
          { timeout: 60_000 },
        )
        .toEqual([]);
    }
  }
});

test("a chosen model works without a network, and so does the way back from it", async ({
  page,
}) => {
  const server = await ownServer();
  await openReady(page, server.origin);
  const images = [photos.first.enrol, photos.second.enrol, photos.first.probe];
  const files = await Promise.all(images.map((source) => photo(page, source)));
  const [first, second, probe] = files.map(({ buffer }) => buffer.toString("base64"));
  await page.evaluate(
    async (given) => {
      for (const [at, data] of given.entries()) {
        const blob = new Blob([Uint8Array.from(atob(data ?? ""), (char) => char.charCodeAt(0))]);
        await globalThis.visavis.persons.create({ images: [blob], id: String(at) });
      }
    },
    [first, second],
  );
  await install(page, DLIB, await dlibPack());
  await page.evaluate((id) => globalThis.visavis.models.use(id), DLIB);
  await server.stop();

  const found = () =>
    page.evaluate(async (data) => {
      const blob = new Blob([Uint8Array.from(atob(data ?? ""), (char) => char.charCodeAt(0))]);
      const { candidates } = await globalThis.visavis.search.search(blob, { minScore: 0 });
      return candidates.map(({ person }) => person.id);
    }, probe);
  await page.reload();
  await openReady(page, server.origin);
  expect(await modelsInUse(page)).toContain(DLIB);
  expect(await found()).toEqual(["0", "1"]);

  await page.evaluate(async () => {
    const [builtIn] = await globalThis.visavis.models.list();
    await globalThis.visavis.models.use(builtIn?.id ?? "");
  });
  expect(await modelsInUse(page)).not.toContain(DLIB);
  expect(await found()).toEqual(["0", "1"]);
});
