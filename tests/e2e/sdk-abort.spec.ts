import { expect, test } from "./fixtures.ts";
import { openWithPhotos } from "./sdk-given.ts";

test("every long call can be aborted, before and while it runs, and changes nothing", async ({
  page,
}) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { collections, persons, search } = globalThis.visavis;
    const { first, probe, second } = globalThis.given;
    const { codeOf } = globalThis;
    await persons.create({ images: [first, probe], id: "a" });
    const [face] = (await search.detect(first)).faces;
    const before = await persons.get("a");
    const [thumbnail] = before.thumbnails as [{ id: string }];

    type Call = (options: { signal: AbortSignal }) => Promise<unknown>;
    const calls: Record<string, Call> = {
      create: (options) => persons.create({ images: [second] }, options),
      createFromDetection: (options) => persons.createFromDetection(face ?? [], {}, options),
      update: (options) => persons.update({ id: "a", name: "B", images: [second] }, options),
      addImages: (options) => persons.addImages("a", [second], options),
      replaceImages: (options) =>
        persons.replaceImages("a", { add: [second], remove: [thumbnail.id] }, options),
      detect: (options) => search.detect(second, options),
      headCount: (options) => search.headCount(second, options),
      liveness: (options) => search.liveness(second, options),
      search: (options) => search.search(second, options),
      searchLive: (options) => search.searchLive(second, options),
      verify: (options) => search.verify("a", second, options),
      compare: (options) => search.compare(first, second, options),
      compareLive: (options) => search.compareLive(first, second, options),
      list: (options) => persons.list({}, options),
    };
    const ward = await collections.create({ name: "Ward" });
    // These need no picture: with one person they are over before they could be stopped.
    const quick: Record<string, Call> = {
      removeImage: (options) => persons.removeImage("a", thumbnail.id, options),
      get: (options) => persons.get("a", options),
      delete: (options) => persons.delete(["a"], options),
      addPersons: (options) => collections.addPersons(ward.id, ["a"], options),
      link: (options) => collections.link({ collectionIds: [ward.id], add: ["a"] }, options),
    };
    const codes: Record<string, string[]> = {};
    for (const [name, call] of Object.entries({ ...calls, ...quick })) {
      codes[name] = [await codeOf(call({ signal: AbortSignal.abort() }))];
    }
    // Recognition has a picture in work, so that the calls behind it wait.
    const inWork = search.detect("samples/sample5.jpg");
    const controller = new AbortController();
    const running = Object.entries(calls).map(async ([name, call]) => {
      codes[name]?.push(await codeOf(call({ signal: controller.signal })));
    });
    // The list is answered at once: its abort comes in the same moment.
    const own = new AbortController();
    const listed = codeOf(persons.list({}, { signal: own.signal }));
    own.abort();
    codes.list = [...(codes.list ?? []), await listed];
    await new Promise((resolve) => setTimeout(resolve, 50));
    controller.abort();
    await Promise.all(running);
    const { faces } = await inWork;

    const after = await persons.get("a");
    return {
      codes,
      others: faces.length,
      same: JSON.stringify(before) === JSON.stringify(after),
      quick: Object.keys(quick),
      count: (await persons.list()).count,
      // A signal that fires when all is done harms nobody.
      found: (await search.search(probe, { signal: new AbortController().signal })).candidates
        .length,
    };
  });
  const { list = [], ...others } = outcome.codes;
  expect(list.slice(0, 2)).toEqual(["ABORTED", "ABORTED"]);
  for (const [name, codes] of Object.entries(others)) {
    const isQuick = outcome.quick.includes(name);
    expect(codes, name).toEqual(isQuick ? ["ABORTED"] : ["ABORTED", "ABORTED"]);
  }
  expect(outcome).toMatchObject({ others: 5, same: true, count: 1, found: 1 });
});
