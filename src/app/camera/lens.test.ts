import { expect, it } from "vitest";
import { Lens } from "./lens.svelte.ts";

/** A camera's track as far as its lens goes: no browser of a test machine has one with a zoom. */
function trackOf(capabilities: object, settings: Record<string, unknown>): MediaStreamTrack {
  const track = {
    getCapabilities: () => capabilities,
    getSettings: () => settings,
    applyConstraints: async ({ advanced: [change] }: { advanced: [object] }) => {
      if ("zoom" in change && change.zoom === 3) throw new DOMException("", "OverconstrainedError");
      Object.assign(settings, change);
    },
  };
  return track as unknown as MediaStreamTrack;
}

it("offers what the camera has, and shows what it does", async () => {
  const lens = new Lens();
  lens.lookThrough(trackOf({ torch: true, zoom: { min: 1, max: 4, step: 0.5 } }, { zoom: 1 }));
  expect([lens.torch, lens.zoom]).toEqual([false, { min: 1, max: 4, step: 0.5, value: 1 }]);
  await lens.setTorch(true);
  await lens.setZoom(2);
  expect([lens.torch, lens.zoom?.value]).toEqual([true, 2]);
  // Refused: it stays where it was.
  await lens.setZoom(3);
  expect(lens.zoom?.value).toBe(2);
});

it("offers nothing where the camera or the browser has nothing", () => {
  const lens = new Lens();
  lens.lookThrough(trackOf({ zoom: { min: 1, max: 1, step: 1 } }, {}));
  expect([lens.torch, lens.zoom]).toEqual([null, null]);
  lens.lookThrough(undefined);
  expect([lens.torch, lens.zoom]).toEqual([null, null]);
});
