import { describe, expect, it } from "vitest";
import { Jobs } from "./jobs.ts";
import { MemoryPressure } from "./memory-pressure.ts";

const pressure = new MemoryPressure(
  () => 0,
  () => undefined,
);

describe("Jobs", () => {
  it("rejects with ABORTED, whatever the aborted work threw", async () => {
    const jobs = new Jobs(pressure);
    const running = jobs.run(1, async (signal) => {
      await Promise.resolve();
      signal.throwIfAborted();
    });
    jobs.abort(1);
    await expect(running).rejects.toMatchObject({ name: "FaceSdkError", code: "ABORTED" });
  });

  it("answers with what was done before the abort came, and hands on other errors", async () => {
    const jobs = new Jobs(pressure);
    const done = jobs.run(1, () => Promise.resolve("stored"));
    jobs.abort(1);
    await expect(done).resolves.toBe("stored");
    await expect(jobs.run(2, () => Promise.reject(new RangeError("odd")))).rejects.toThrow("odd");
    jobs.abort(3);
  });
});
