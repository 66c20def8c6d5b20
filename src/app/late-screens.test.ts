import type { AsyncSvelteComponent } from "svelte-spa-router/wrap";
import { expect, it, vi } from "vitest";
import { lateScreens } from "./late-screens.svelte.ts";
import NotLoaded from "./screens/NotLoaded.svelte";

const screen = { default: NotLoaded };

it("a screen is loaded once, and waited for only then", async () => {
  const load = vi.fn<AsyncSvelteComponent>(() => Promise.resolve(screen));
  const { component: ask } = lateScreens.add(load, false);
  const first = ask();
  expect(lateScreens.isWaiting).toBe(true);
  expect(await first).toBe(screen);
  expect(lateScreens.isWaiting).toBe(false);
  const second = ask();
  expect(lateScreens.isWaiting).toBe(false);
  expect(await second).toBe(screen);
  expect(load).toHaveBeenCalledOnce();
});

it("one that cannot be fetched is said to be missing, and tried again by the next who asks", async () => {
  const load = vi.fn<AsyncSvelteComponent>(() => Promise.resolve(screen));
  load.mockRejectedValueOnce(new TypeError("no network"));
  const { component: ask } = lateScreens.add(load, false);
  expect(await ask()).toBe(NotLoaded);
  expect(lateScreens.isWaiting).toBe(false);
  expect(await ask()).toBe(screen);
});

it("what is loaded ahead is there when it is asked for, also after one that failed", async () => {
  const failing = lateScreens.add(() => Promise.reject(new TypeError("no network")));
  const load = vi.fn<AsyncSvelteComponent>(() => Promise.resolve(screen));
  const { component: ask } = lateScreens.add(load);
  await lateScreens.load();
  expect(load).toHaveBeenCalledOnce();
  const shown = ask();
  expect(lateScreens.isWaiting).toBe(false);
  expect(await shown).toBe(screen);
  expect(load).toHaveBeenCalledOnce();
  expect(await failing.component()).toBe(NotLoaded);
});
