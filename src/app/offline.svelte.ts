import { t } from "./i18n/i18n.svelte.ts";
import { notify } from "./notices.svelte.ts";

/**
 * Whether the app works without a network: a service worker becomes active only when everything
 * is in its cache. A new version waits until the person reloads.
 */
class Offline {
  state = $state<"unsupported" | "preparing" | "ready" | "failed">("preparing");

  async start(): Promise<void> {
    // The development server has no built files to cache.
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) {
      this.state = "unsupported";
      return;
    }
    // No part of the first load: it does nothing until the app is there.
    const { Workbox } = await import("workbox-window");
    const workbox = new Workbox(new URL("service-worker.js", document.baseURI).href);
    workbox.addEventListener("waiting", () => {
      notify(t("notices.newVersion"), {
        label: t("notices.reload"),
        run: () => {
          workbox.addEventListener("controlling", () => location.reload());
          workbox.messageSkipWaiting();
        },
      });
    });
    try {
      const registration = await workbox.register();
      registration?.addEventListener("updatefound", () => this.#watch(registration.installing));
      this.#watch(registration?.installing);
      await navigator.serviceWorker.ready;
      this.state = "ready";
    } catch {
      this.state = "failed";
    }
  }

  /** A first install that fails (the network went, the disk is full) ends as "redundant". */
  #watch(worker: ServiceWorker | null | undefined): void {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "redundant" && this.state === "preparing") this.state = "failed";
    });
  }
}

export const offline = new Offline();
