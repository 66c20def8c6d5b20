import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.ts";

/** `npm run fuzz`: as the end-to-end tests, whose helpers it uses. */
export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: "../../.cache/playwright-fuzz",
  reporter: "line",
  webServer: base.webServer && { ...base.webServer, cwd: "../.." },
});
