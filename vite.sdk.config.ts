import { defineConfig } from "vite";
import { workerDefines, workerPlugins } from "./scripts/worker-entry.mjs";

/**
 * The SDK as an ES module for other web apps. Not Vite's library mode: that would write the worker,
 * the models and the runtime into the script as data: addresses, which no strict policy lets load.
 */
export default defineConfig({
  // Every address is relative to the module that names it, wherever that is hosted.
  base: "./",
  publicDir: false,
  assetsInclude: ["**/*.onnx"],
  worker: {
    format: "es",
    plugins: workerPlugins,
    rolldownOptions: {
      transform: workerDefines,
      output: {
        entryFileNames: "assets/worker-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
      },
    },
  },
  build: {
    target: "es2023",
    outDir: "dist-sdk",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // The importing page is another's: its HTML is not ours to preload into.
    modulePreload: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: { visavis: "src/sdk/index.ts", "trusted-types": "src/sdk/trusted-types.ts" },
      preserveEntrySignatures: "strict",
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
});
