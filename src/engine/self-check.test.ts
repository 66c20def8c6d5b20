import { afterEach, describe, expect, it, vi } from "vitest";
import { InferenceQueue } from "./queue.ts";
import type { Network } from "./runtime.ts";
import { selfCheck, type InTurn } from "./self-check.ts";

/* Networks of one tensor; the real ones are compared in tests/browser/gpu.test.ts. */
const tensor = (...values: number[]) => ({
  data: Float32Array.from(values),
  dims: [values.length],
});
const PROBES = [{ in: tensor(1, 2, 3) }, { in: tensor(3, 1, 1) }];

/** @param give what it makes of its input in its nth run */
function network(give: (input: number[], nth: number) => number[]): Network & { runs: number } {
  return {
    runs: 0,
    run(inputs) {
      const out = give([...(inputs.in?.data ?? [])], this.runs++);
      return Promise.resolve({ out: tensor(...out) });
    },
    release: () => Promise.resolve(),
  };
}

const same = () => network((input) => input);
const atOnce: InTurn = (work) => work();
afterEach(() => void vi.useRealTimers());

describe("selfCheck", () => {
  it("accepts outputs that differ by rounding", async () => {
    const rounded = network((input) => input.map((value) => value * 1.0001));
    const check = await selfCheck(same(), rounded, PROBES, atOnce);
    expect(check.agrees).toBe(true);
    expect(check.cosine).toBeGreaterThan(0.999999);
    expect(check.stretch).toBeCloseTo(1e-4, 5);
  });

  it.each<[string, (input: number[], nth: number) => number[]]>([
    ["other directions", ([a = 0, b = 0, c = 0]) => [b, a, c]],
    ["other lengths", (input) => input.map((value) => 1.5 * value)],
    ["zeros", (input) => input.map(() => 0)],
    ["no numbers", (input) => input.map(() => NaN)],
    ["too few", (input) => input.slice(1)],
    ["one wrong answer among right ones", (input, nth) => (nth === 1 ? [9, 0, 0] : input)],
    ["a wrong answer to the second input alone", ([a = 0, ...rest]) => [a === 3 ? -a : a, ...rest]],
  ])("refuses %s", async (_, give) => {
    expect((await selfCheck(same(), network(give), PROBES, atOnce)).agrees).toBe(false);
  });

  it("does not go on with one that disagrees", async () => {
    const wrong = network(() => [9, 0, 0]);
    await selfCheck(same(), wrong, PROBES, atOnce);
    expect(wrong.runs).toBe(2);
  });

  it("passes on what the candidate throws", async () => {
    const broken = network(() => {
      throw new Error("no such operator");
    });
    await expect(selfCheck(same(), broken, PROBES, atOnce)).rejects.toThrow("no such operator");
  });

  it("runs the reference in turn, and the candidate beside it", async () => {
    let turns = 0;
    const reference = same();
    await selfCheck(reference, same(), PROBES, (work) => {
      turns++;
      return work();
    });
    expect(turns).toBe(reference.runs);
  });

  it("waits a minute for a candidate that hangs, and no longer; the queue is free meanwhile", async () => {
    vi.useFakeTimers();
    const queue = new InferenceQueue();
    const hanging = { ...same(), run: () => new Promise<never>(() => undefined) };
    const failed = selfCheck(same(), hanging, PROBES, (work) => queue.run(work)).catch(
      (error: unknown) => error,
    );
    await vi.advanceTimersByTimeAsync(59_000);
    await expect(queue.run(() => Promise.resolve("a photo"))).resolves.toBe("a photo");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await failed).toMatchObject({
      name: "TimeoutError",
      message: "a run gave no answer within 60 s",
    });
  });
});
