/**
 * @file How the worker is built: no other file of it may import its entry. WebKit runs a worker's entry once more where
 * something imports it, and two sessions would then answer each call.
 */

/** Node's `require`, which the runtime asks for and no browser has, would be put into the entry. */
export const workerDefines = { define: { require: "undefined" } };

/** @type {() => import("vite").Plugin[]} */
export const workerPlugins = () => [
  {
    name: "visavis-worker-entry",
    apply: "build",
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const entries = new Set(
        chunks.filter(({ isEntry }) => isEntry).map((chunk) => chunk.fileName),
      );
      for (const { fileName, imports, dynamicImports } of chunks) {
        const imported = [...imports, ...dynamicImports].find((name) => entries.has(name));
        if (imported) this.error(`${fileName} imports ${imported}, the worker's entry.`);
      }
    },
  },
];
