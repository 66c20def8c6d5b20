import { defineConfig } from "@playwright/test";
import { ORIGIN, PORT } from "./tests/e2e/server.ts";

/** The built app, as `npm start` serves it, in a real Chromium. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: ".cache/playwright",
  // Where they hold is found out by their own test, not by the name of a platform.
  snapshotPathTemplate: "tests/e2e/snapshots/{arg}{ext}",
  // While one waits for a camera, a notice or a download, the other computes.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: ORIGIN,
    viewport: { width: 768, height: 1024 },
    launchOptions: {
      ...(process.env.VISAVIS_CHROMIUM && { executablePath: process.env.VISAVIS_CHROMIUM }),
      args: ["--no-sandbox"],
    },
    screenshot: "only-on-failure",
  },
  webServer: {
    command: `npx --no-install vite preview --port ${PORT} --strictPort`,
    url: ORIGIN,
    reuseExistingServer: false,
  },
});
