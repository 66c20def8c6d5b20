import { describe, expect, it, vi } from "vitest";
import { InferenceQueue } from "./queue.ts";

function gate() {
  let open!: () => void;
  const closed = new Promise<void>((resolve) => (open = resolve));
  return { closed, open };
}

describe("InferenceQueue", () => {
  it("runs one job at a time, in order", async () => {
    const queue = new InferenceQueue();
    const log: string[] = [];
    const job = (name: string) => async () => {
      log.push(`${name} starts`);
      await Promise.resolve();
      log.push(`${name} ends`);
    };
    await Promise.all([queue.run(job("a")), queue.run(job("b"))]);
    expect(log).toEqual(["a starts", "a ends", "b starts", "b ends"]);
  });

  it("goes on after a job that fails", async () => {
    const queue = new InferenceQueue();
    await expect(queue.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(queue.run(() => Promise.resolve(7))).resolves.toBe(7);
  });

  it("answers every frame: the latest is worked on, those overtaken get null and are released", async () => {
    const queue = new InferenceQueue();
    const { closed, open } = gate();
    const busy = queue.run(() => closed);
    const released = vi.fn();
    const frames = [1, 2, 3].map((n) =>
      queue.runLatest(
        () => Promise.resolve(n),
        () => released(n),
      ),
    );
    open();
    await busy;
    expect(await Promise.all(frames)).toEqual([null, null, 3]);
    expect(released.mock.calls).toEqual([[1], [2]]);
  });

  it("lets frames and photos take turns", async () => {
    const queue = new InferenceQueue();
    const { closed, open } = gate();
    const order: string[] = [];
    const push = (name: string) => () => {
      order.push(name);
      return Promise.resolve();
    };
    const nothing = () => undefined;
    const first = queue.run(() => closed);
    const rest = [
      queue.run(push("photo 1")),
      queue.run(push("photo 2")),
      queue
        .runLatest(push("frame 1"), nothing)
        .then(() => queue.runLatest(push("frame 2"), nothing)),
    ];
    open();
    await Promise.all([first, ...rest]);
    expect(order).toEqual(["frame 1", "photo 1", "frame 2", "photo 2"]);
  });

  it("drops a waiting job that is aborted, at once, and does not run it", async () => {
    const queue = new InferenceQueue();
    const { closed, open } = gate();
    const busy = queue.run(() => closed);
    const controller = new AbortController();
    const work = vi.fn(() => Promise.resolve());
    const waiting = queue.run(work, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: "ABORTED" });
    open();
    await busy;
    expect(work).not.toHaveBeenCalled();
    await expect(queue.run(work, controller.signal)).rejects.toMatchObject({ code: "ABORTED" });
  });
});
