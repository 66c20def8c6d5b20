import { svelte } from "@sveltejs/vite-plugin-svelte";
import { FileSystemIconLoader } from "unplugin-icons/loaders";
import icons from "unplugin-icons/vite";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { guidePlugin } from "./scripts/guide.mjs";
import { aboutPlugin } from "./scripts/licences.mjs";
import { sbomPlugin } from "./scripts/sbom.mjs";
import { workerDefines, workerPlugins } from "./scripts/worker-entry.mjs";
import {
  isolationHeaders,
  metaContentSecurityPolicy,
  securityHeaders,
} from "./src/service-worker/headers.ts";

/** The built page carries its policy itself, for hosts that cannot set headers. */
const contentSecurityPolicyMeta: Plugin = {
  name: "visavis-csp-meta",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: metaContentSecurityPolicy },
      injectTo: "head-prepend",
    },
  ],
};

/** Vite's own `preview.headers` are not on answers of 304, whose workers WebKit would then refuse. */
const previewHeaders: Plugin = {
  name: "visavis-preview-headers",
  configurePreviewServer({ middlewares }) {
    middlewares.use((_request, response, next) => {
      for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
      next();
    });
  },
};

export default defineConfig({
  // Relative addresses: the app can live in any folder of any static host.
  base: "./",
  assetsInclude: ["**/*.onnx"],
  plugins: [
    svelte(),
    icons({
      compiler: "svelte",
      customCollections: {
        lucide: FileSystemIconLoader("node_modules/lucide-static/icons", (file) =>
          file.slice(file.indexOf("<svg")).replace(/ class="[^"]*"/, ""),
        ),
      },
      iconCustomizer(_collection, _icon, props) {
        props.width = props.height = "24";
      },
    }),
    aboutPlugin(),
    sbomPlugin(),
    guidePlugin(),
    contentSecurityPolicyMeta,
    previewHeaders,
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src/service-worker",
      filename: "service-worker.ts",
      // The app registers it itself and prompts before a new version takes over.
      injectRegister: false,
      registerType: "prompt",
      injectManifest: {
        globPatterns: ["**/*.{js,mjs,css,html,wasm,onnx,png,svg,jpg,webp,webmanifest}"],
        // As src/service-worker/optional.ts has it.
        globIgnores: ["**/*jspi*", "**/ort-wasm*", "samples/*"],
        maximumFileSizeToCacheInBytes: 40 * 1024 * 1024,
      },
      manifest: {
        id: "./",
        name: "Visavis",
        short_name: "Visavis",
        description: "Recognise enrolled people with the camera, offline, on this device only.",
        lang: "en",
        start_url: "./",
        scope: "./",
        display: "standalone",
        background_color: "#f7f7f5",
        theme_color: "#1f5f5b",
        categories: ["productivity", "utilities"],
        launch_handler: { client_mode: "focus-existing" },
        shortcuts: [
          { name: "Identify", url: "./#/" },
          { name: "Enrol", url: "./#/enrol" },
          { name: "Roll call", url: "./#/roll-call" },
        ],
        share_target: {
          action: "./share",
          method: "POST",
          enctype: "multipart/form-data",
          params: { files: [{ name: "photos", accept: ["image/*"] }] },
        },
        file_handlers: [
          {
            action: "./",
            accept: {
              "image/jpeg": [".jpg", ".jpeg"],
              "image/png": [".png"],
              "image/webp": [".webp"],
              "application/octet-stream": [".visavis"],
            },
          },
        ],
        icons: [
          { src: "icons/icon.svg", sizes: "any", type: "image/svg+xml" },
          { src: "icons/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "icons/icon-512.png", sizes: "512x512", type: "image/png" },
          {
            src: "icons/icon-maskable-512.png",
            sizes: "512x512",
            type: "image/png",
            purpose: "maskable",
          },
        ],
      },
    }),
  ],
  worker: {
    format: "es",
    plugins: workerPlugins,
    rolldownOptions: { transform: workerDefines },
  },
  optimizeDeps: {
    exclude: ["onnxruntime-web"],
    // What is found only later, in a worker or a virtual module, would be packed while the page runs.
    entries: ["index.html", "src/sdk/index.ts", "src/worker/index.ts"],
    include: ["workbox-window"],
  },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What each part of the app needs first, in one file: of small ones each would cost a request.
          groups: [
            { name: "start", tags: ["$initial"], priority: 3 },
            { name: "dialog", test: /\/app\/components\/Dialog\.svelte/, priority: 2 },
            { name: "screens", test: /\/src\/app\/|icons/, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  server: { headers: isolationHeaders },
});
