/**
 * @file Lets scripts be loaded from this origin only. Import it first, on the page and in each
 * worker: the worker's own address (Vite), `serviceWorker.register` and ONNX Runtime's thread
 * workers are script URLs, which `require-trusted-types-for 'script'` refuses without a policy.
 */

interface PolicyFactory {
  defaultPolicy: unknown;
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };

// Another module of the page may have made the policy already: a second one of the name would throw.
if (trustedTypes && !trustedTypes.defaultPolicy) {
  trustedTypes.createPolicy("default", {
    createScriptURL(url) {
      if (new URL(url, location.href).origin === location.origin) return url;
      throw new TypeError(`Scripts come from this origin only, not from ${url}`);
    },
  });
}
