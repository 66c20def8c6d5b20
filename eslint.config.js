import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import prettier from "eslint-config-prettier";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** The folders of src/ and what each may import; `contract` holds the words that all share. */
const mayImport = {
  app: ["app", "sdk"],
  sdk: ["sdk", "worker", "contract"],
  worker: ["worker", "engine", "gallery", "store", "contract"],
  engine: ["engine", "contract"],
  gallery: ["gallery"],
  store: ["store", "contract"],
  contract: ["contract"],
  "service-worker": ["service-worker"],
};

export default ts.config(
  {
    ignores: [
      "dist/",
      "dist-sdk/",
      "docs/api/",
      ".cache/",
      "node_modules/",
      "test-results/",
      "playwright-report/",
      // AssemblyScript, which is another language: its own compiler checks it.
      "src/engine/net/assembly/",
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: ["error", "always"],
      "no-console": ["error", { allow: ["warn", "error"] }],
    },
  },
  { files: ["scripts/**", "tests/**/*.mjs"], rules: { "no-console": "off" } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ["src/**"],
    plugins: { boundaries },
    settings: {
      "boundaries/elements": Object.keys(mayImport).map((type) => ({
        type,
        pattern: `src/${type}`,
      })),
    },
    rules: {
      "boundaries/dependencies": [
        "error",
        {
          default: "disallow",
          policies: Object.entries(mayImport).map(([from, targets]) => ({
            from: { element: { type: from } },
            allow: targets.map((type) => ({ to: { element: { type } } })),
          })),
        },
      ],
    },
  },
);
