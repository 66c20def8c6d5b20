/// <reference lib="webworker" />
import { registerRoute } from "workbox-routing";
import type { TakeSharedMessage } from "./messages.ts";

/**
 * @file Photos that another app shares with this one. They are held in memory until the page, which
 * opens at that moment, asks for them: a photo in a cache would outlive the moment on the disk.
 */

declare const self: ServiceWorkerGlobalScope;

let photos: File[] = [];

export function receiveSharedPhotos(): void {
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith("/share"),
    async ({ request }) => {
      const form = await request.formData();
      photos = form.getAll("photos").filter((entry) => entry instanceof File);
      return Response.redirect(new URL("./?shared#/", self.registration.scope), 303);
    },
    "POST",
  );
  self.addEventListener("message", (event: ExtendableMessageEvent) => {
    if ((event.data as Partial<TakeSharedMessage> | null)?.type !== "TAKE_SHARED") return;
    event.ports[0]?.postMessage(photos);
    photos = [];
  });
}
