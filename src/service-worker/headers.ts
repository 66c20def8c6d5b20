/**
 * @file The headers under which everything is served: by the preview server, and by the service
 * worker on hosts that cannot set any.
 */

/** Nothing may be fetched from, or sent to, another origin. Tried in Chromium, Firefox and WebKit. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  // WebAssembly is compiled from bytes that this origin served.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  // Photos and thumbnails are shown through blob: addresses.
  "img-src 'self' blob:",
  "media-src 'self' blob: mediastream:",
  "style-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default svelte-trusted-html",
].join("; ");

/** In a `<meta>` element `frame-ancestors` is not allowed. */
export const metaContentSecurityPolicy = contentSecurityPolicy.replace(
  "frame-ancestors 'none'; ",
  "",
);

/** All but the policy: Vite's development client breaks the policy (inline styles, a web socket). */
export const isolationHeaders = {
  // The two together isolate the page, which threads need; WebKit knows no `credentialless`.
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
} as const;

export const securityHeaders = {
  "Content-Security-Policy": contentSecurityPolicy,
  ...isolationHeaders,
} as const;

/** Another one for other headers (FNV-1a of 32 bits): what was cached with those before is cached anew. */
export const headersVersion = [...JSON.stringify(securityHeaders)]
  .reduce((hash, char) => Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5)
  .toString(36);
