/// <reference lib="webworker" />
/**
 * @file Caches the whole app at the first visit, answers from the cache ever after, and gives
 * every answer the security headers, so that a host which cannot set headers is isolated too.
 * A new version waits until the page asks for it: nothing is swapped under a running session.
 */
import type { WorkboxPlugin } from "workbox-core";
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";
import { securityHeaders } from "./headers.ts";
import { isOptionalRuntime, OPTIONAL_CACHE } from "./optional.ts";
import { receiveSharedPhotos } from "./shared-photos.ts";

declare const self: ServiceWorkerGlobalScope;

const withSecurityHeaders: WorkboxPlugin = {
  handlerWillRespond: ({ response }) => {
    // An opaque or empty answer cannot be rebuilt; none such comes from this origin's cache.
    if (response.type === "opaque" || response.status === 0) return Promise.resolve(response);
    const headers = new Headers(response.headers);
    for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
    const { status, statusText } = response;
    return Promise.resolve(new Response(response.body, { status, statusText, headers }));
  },
};

addPlugins([withSecurityHeaders]);
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL("index.html")));
receiveSharedPhotos();

// Only devices with a usable GPU load the larger runtime; it is cached when it is first used.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isOptionalRuntime(url.pathname),
  new CacheFirst({ cacheName: OPTIONAL_CACHE, plugins: [withSecurityHeaders] }),
);

self.addEventListener("message", (event: ExtendableMessageEvent) => {
  if ((event.data as { type?: string } | null)?.type === "SKIP_WAITING") void self.skipWaiting();
});

// The page that installed the worker is served by it at once, so that what it loads later
// (the runtime for a GPU) is cached as well. Activation must not wait for it: Firefox would answer
// no request of the page until it ends the worker a minute later.
self.addEventListener("activate", () => {
  void self.clients.claim();
});
