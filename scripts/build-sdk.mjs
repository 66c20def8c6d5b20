/**
 * @file Builds `dist-sdk/`: the SDK for other web apps, with its worker, models, runtime, types and
 * licences. `npm run build:sdk`
 */
import { copyFile, readdir, readFile } from "node:fs/promises";
import { inRoot, readJson, writeWhole } from "./files.mjs";
import { runBin } from "./run.mjs";
import { sdkTypes } from "./sdk-types.mjs";

/** The packages whose code is in the build: their licences go with it. */
const BUNDLED = [
  "@bufbuild/protobuf",
  "@zip.js/zip.js",
  "comlink",
  "dexie",
  "image-size",
  "onnxruntime-web",
  "papaparse",
  "valibot",
];

/** By the name under which callers import them. */
const ENTRIES = { visavis: "sdk/index.ts", "trusted-types": "sdk/trusted-types.ts" };

const { ok } = await runBin("vite", [
  "build",
  "--config",
  "vite.sdk.config.ts",
  "--logLevel",
  "warn",
]);
if (!ok) throw new Error("The SDK did not build.");
await writeTypes();
await writeManifest();
await writeLicences();
await copyFile(inRoot("models/README.md"), inRoot("dist-sdk/MODELS.md"));
await copyFile(inRoot("models/models.json"), inRoot("dist-sdk/models.json"));
await copyFile(inRoot("docs/sdk.md"), inRoot("dist-sdk/README.md"));

async function writeTypes() {
  for (const [name, text] of await sdkTypes(Object.values(ENTRIES))) {
    await writeWhole(inRoot("dist-sdk/types", name), text);
  }
  for (const [name, source] of Object.entries(ENTRIES)) {
    const types = `./types/${source.replace(/\.ts$/, ".js")}`;
    await writeWhole(inRoot(`dist-sdk/${name}.d.ts`), `export * from "${types}";\n`);
  }
}

async function writeManifest() {
  const { version, description, license } = await readJson("package.json");
  const manifest = {
    ...{ name: "visavis", version, description, license, type: "module" },
    // It touches nothing when it is imported, but for the policy, which is there for its effect.
    sideEffects: ["./trusted-types.js"],
    exports: {
      ".": { types: "./visavis.d.ts", default: "./visavis.js" },
      "./trusted-types": { types: "./trusted-types.d.ts", default: "./trusted-types.js" },
      "./package.json": "./package.json",
    },
    types: "./visavis.d.ts",
  };
  await writeWhole(inRoot("dist-sdk/package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function writeLicences() {
  await copyFile(inRoot("LICENSE"), inRoot("dist-sdk/LICENSE"));
  const texts = await Promise.all(BUNDLED.map(licenceOf));
  await writeWhole(inRoot("dist-sdk/THIRD-PARTY-LICENSES.txt"), texts.join("\n"));
}

/** @param {string} name */
async function licenceOf(name) {
  const folder = `node_modules/${name}`;
  const { version, license } = await readJson(`${folder}/package.json`);
  const files = (await readdir(inRoot(folder))).filter((file) =>
    /^(licen[cs]e|notice)/i.test(file),
  );
  const texts = await Promise.all(files.map((file) => readFile(inRoot(folder, file), "utf8")));
  return [`${"=".repeat(78)}\n${name} ${version} (${license})\n`, ...texts].join("\n");
}
