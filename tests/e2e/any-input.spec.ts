import { expect, openReady, personCount, test } from "./fixtures.ts";

/** Every entry point of the SDK, called with what no type checker would let through. */

test("whatever is given, a call rejects with a FaceSdkError, and nothing is stored", async ({
  page,
}) => {
  await openReady(page);
  const wrong = await page.evaluate(async () => {
    type Call = (...given: never[]) => Promise<unknown>;
    const { persons, collections, search } = globalThis.visavis;
    const calls: Record<string, Call> = {};
    for (const [group, methods] of Object.entries({ persons, collections, search })) {
      for (const [name, method] of Object.entries(methods)) {
        calls[`${group}.${name}`] = method as Call;
      }
    }
    const odd: unknown[] = [
      undefined,
      null,
      42,
      NaN,
      "",
      "x".repeat(200),
      [],
      {},
      [null],
      { id: null },
      { id: 7, images: "photo" },
      () => 1,
      new Map(),
      Symbol.iterator,
    ];
    // A list needs no argument, and nobody may be deleted: an answer is right.
    const mayAnswer = /^(persons|collections)\.list$|^persons\.delete$/;
    const failures: string[] = [];
    for (const [name, call] of Object.entries(calls)) {
      for (const [at, value] of odd.entries()) {
        for (const given of [[value], [value, value], [value, value, value]]) {
          try {
            await call(...(given as never[]));
            if (!mayAnswer.test(name))
              failures.push(`${name}(odd ${at} × ${given.length}) answered`);
          } catch (error) {
            const { name: type, code } = error as { name: string; code?: string };
            if (type !== "FaceSdkError" || !code) {
              failures.push(`${name}(odd ${at} × ${given.length}): ${String(error)}`);
            }
          }
        }
      }
    }
    return failures;
  });
  expect(wrong).toEqual([]);
  expect(await personCount(page)).toBe(0);
});
