import { svelte } from "@sveltejs/vite-plugin-svelte";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { embedInNode } from "./tests/browser/embed-in-node.ts";
import { lfwPhotos } from "./tests/browser/photos-in-node.ts";
import { portrait } from "./tests/browser/portrait.ts";
import { isolationHeaders } from "./src/service-worker/headers.ts";

const launchOptions = {
  ...(process.env.VISAVIS_CHROMIUM && { executablePath: process.env.VISAVIS_CHROMIUM }),
  args: ["--no-sandbox", "--enable-unsafe-webgpu"],
};

export default defineConfig({
  test: {
    projects: [
      {
        // For the runes in what tests import; no component is tested here.
        plugins: [svelte()],
        test: {
          name: "unit",
          environment: "node",
          include: ["src/**/*.test.ts", "scripts/**/*.test.mjs", "tests/unit/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        assetsInclude: ["**/*.onnx"],
        worker: { format: "es" },
        optimizeDeps: {
          exclude: ["onnxruntime-web"],
          // Found late, they would reload the page in the middle of a test.
          include: ["@bufbuild/protobuf/wire", "comlink", "dexie", "image-size", "valibot"],
        },
        server: { headers: isolationHeaders },
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            commands: { embedInNode, lfwPhotos, portrait },
            provider: playwright({ launchOptions }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
