import { wrap, type AsyncSvelteComponent, type WrappedComponent } from "svelte-spa-router/wrap";
import { whenIdle } from "./idle.ts";
import NotLoaded from "./screens/NotLoaded.svelte";

type Screen = Awaited<ReturnType<AsyncSvelteComponent>>;

/** Screens that are no part of the first load, which a phone sees the sooner for it. */
class LateScreens {
  readonly #loads: AsyncSvelteComponent[] = [];
  #waiting = $state(0);

  /** Whether the screen that was asked for is on its way. */
  get isWaiting(): boolean {
    return this.#waiting > 0;
  }

  /**
   * For the router. A screen that is here is shown in the same frame, as if it had come at first.
   * @param isAhead whether it is loaded before it is asked for
   */
  add(load: AsyncSvelteComponent, isAhead = true): WrappedComponent {
    let screen: Screen | undefined;
    const loaded = async () => (screen ??= await load());
    if (isAhead) this.#loads.push(loaded);
    const asyncComponent = async () => {
      if (screen) return screen;
      this.#waiting++;
      try {
        return await loaded();
      } catch {
        return NotLoaded;
      } finally {
        this.#waiting--;
      }
    };
    return wrap({ asyncComponent });
  }

  /** Loads them ahead, one at a time and only while nothing else is to be done. */
  async load(): Promise<void> {
    for (const load of this.#loads) {
      await whenIdle();
      // What cannot be had now is tried again when it is asked for.
      await load().catch(() => undefined);
    }
  }
}

export const lateScreens = new LateScreens();
