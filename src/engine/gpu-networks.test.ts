import { describe, expect, it, vi } from "vitest";
import { GpuNetworks } from "./gpu-networks.ts";
import type { Network } from "./runtime.ts";

/*
 * The ways in which a GPU fails, each on demand; tests/browser/gpu.test.ts has the real thing.
 */
const INPUT = { in: { data: Float32Array.of(1), dims: [1] } };

const answering = (value: number): Network & { name: string } => ({
  name: `network ${value}`,
  run: () => Promise.resolve({ out: { data: Float32Array.of(value), dims: [1] } }),
  release: vi.fn(() => Promise.resolve()),
});

function device() {
  let lose!: (info: { message: string }) => void;
  const lost = new Promise<{ message: string }>((resolve) => (lose = resolve));
  return { lost, lose, destroy: vi.fn() };
}

const valueOf = async (network: Network) => (await network.run(INPUT)).out?.data[0];

function setUp(first: Network, second: Network = answering(2)) {
  const gpuDevice = device();
  const onGivenUp = vi.fn();
  const gpu = new GpuNetworks(gpuDevice, onGivenUp, 20);
  const add = (network: Network, wasm: number) =>
    gpu.add({ network, usualMs: 0.1 }, answering(wasm));
  return { gpu, gpuDevice, onGivenUp, first: add(first, -1), second: add(second, -2) };
}

describe("networks on a GPU", () => {
  it("answer there as long as that works, and say what they are", async () => {
    const { first, second, onGivenUp } = setUp(answering(1));
    expect([await valueOf(first), await valueOf(second)]).toEqual([1, 2]);
    expect(first).toHaveProperty("name", "network -1");
    expect(onGivenUp).not.toHaveBeenCalled();
  });

  it("answer on WASM from the run that throws, all of them, and the GPU is freed", async () => {
    const broken = { ...answering(1), run: () => Promise.reject(new Error("no memory")) };
    const { first, second, onGivenUp, gpuDevice } = setUp(broken);
    expect([await valueOf(first), await valueOf(second)]).toEqual([-1, -2]);
    expect(onGivenUp.mock.calls).toEqual([["no memory"]]);
    expect(gpuDevice.destroy).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(broken.release).toHaveBeenCalledOnce());
  });

  it("answer on WASM when the device is lost under a run that never ends", async () => {
    let end!: (error: Error) => void;
    const never = new Promise<never>((_, reject) => (end = reject));
    const hanging = { ...answering(1), run: () => never };
    const { first, second, onGivenUp, gpuDevice } = setUp(hanging);
    const underWay = valueOf(first);
    gpuDevice.lose({ message: "driver reset" });
    expect([await underWay, await valueOf(second)]).toEqual([-1, -2]);
    expect(onGivenUp.mock.calls).toEqual([["the device was lost (driver reset)"]]);
    // Not while it runs.
    expect(hanging.release).not.toHaveBeenCalled();
    end(new Error("destroyed"));
    await vi.waitFor(() => expect(hanging.release).toHaveBeenCalledOnce());
  });

  it("answer on WASM when a run takes far too long, though the device is there", async () => {
    const hanging = { ...answering(1), run: () => new Promise<never>(() => undefined) };
    const { first, onGivenUp, gpuDevice } = setUp(hanging);
    expect(await valueOf(first)).toBe(-1);
    expect(onGivenUp.mock.calls).toEqual([["a run gave no answer within 0 s"]]);
    expect(gpuDevice.destroy).toHaveBeenCalledOnce();
  });

  it("give the GPU up when it is lost between two runs", async () => {
    const { first, onGivenUp, gpuDevice } = setUp(answering(1));
    gpuDevice.lose({ message: "" });
    await vi.waitFor(() => expect(onGivenUp).toHaveBeenCalledOnce());
    expect(await valueOf(first)).toBe(-1);
  });

  it("are no loss when they are released", async () => {
    const network = answering(1);
    const { gpu, first, onGivenUp, gpuDevice } = setUp(network);
    gpuDevice.destroy.mockImplementation(() => gpuDevice.lose({ message: "destroyed" }));
    await gpu.release();
    expect(network.release).toHaveBeenCalledOnce();
    expect(await valueOf(first)).toBe(-1);
    expect(onGivenUp).not.toHaveBeenCalled();
  });
});
