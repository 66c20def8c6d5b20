/// <reference lib="webworker" />
/**
 * @file Caches the whole app at the first visit, answers from the cache ever after, and gives
 * every answer the security headers, so that a host which cannot set headers is isolated too.
 * A new version waits until the page asks for it: nothing is swapped under a running session.
 */
import { setCacheNameDetails } from "workbox-core";
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";
import { headersVersion, securityHeaders } from "./headers.ts";
import { isOptional, OPTIONAL_CACHE } from "./optional.ts";
import { receiveSharedPhotos } from "./shared-photos.ts";

declare const self: ServiceWorkerGlobalScope;

function withSecurityHeaders({ body, status, statusText, headers: own }: Response): Response {
  const headers = new Headers(own);
  for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
  return new Response(body, { status, statusText, headers });
}

// Into the cache they go with their headers, and come out of it as they are: of an answer that is made
// anew for each request browsers keep no compiled code.
setCacheNameDetails({ suffix: `${self.registration.scope}-${headersVersion}` });
addPlugins([
  {
    cacheWillUpdate: ({ response }) =>
      Promise.resolve(response.status === 200 ? withSecurityHeaders(response) : null),
  },
]);
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL("index.html")));
receiveSharedPhotos();

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isOptional(url.pathname),
  new CacheFirst({
    cacheName: OPTIONAL_CACHE,
    plugins: [
      { handlerWillRespond: ({ response }) => Promise.resolve(withSecurityHeaders(response)) },
    ],
  }),
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
