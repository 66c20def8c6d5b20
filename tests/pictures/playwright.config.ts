import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.ts";

/** `npm run pictures`: as the end-to-end tests, whose helpers it uses. */
export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: "../../.cache/playwright",
  webServer: base.webServer && { ...base.webServer, cwd: "../.." },
});
