/** @file What the app is made of besides its own code, and under which licences, for its About screen. */
import { readdir, readFile } from "node:fs/promises";
import { inRoot, readJson } from "./files.mjs";

/** Built into the app, though they are installed for the build only. */
const BUILT_IN = [
  "lucide-static",
  "svelte",
  "workbox-core",
  "workbox-precaching",
  "workbox-routing",
  "workbox-strategies",
  "workbox-window",
];

/** @typedef {{ name: string, version: string, licence: string, text: string }} Licence */

/**
 * The packages that the app needs at run time, those that they need, and the models' packages; by name.
 * @returns {Promise<Licence[]>} `text` is empty where a package comes without one
 */
export async function licences() {
  const { dependencies } = await readJson("package.json");
  /** @type {Map<string, Licence>} */
  const found = new Map();
  const waiting = [...Object.keys(dependencies), ...BUILT_IN];
  for (const name of waiting) {
    if (found.has(name)) continue;
    const folder = `node_modules/${name}`;
    const {
      version,
      license,
      dependencies: further = {},
    } = await readJson(`${folder}/package.json`);
    const text = await textIn(folder);
    found.set(name, { name, version, licence: license ?? namedIn(text), text });
    // Types are for the build.
    const needed = Object.keys(further).filter((one) => !/^(@types\/|undici-types$)/.test(one));
    if (!BUILT_IN.includes(name)) waiting.push(...needed);
  }
  const { packages } = await readJson("models/models.json");
  for (const [name, { version, licence }] of Object.entries(packages)) {
    found.set(name, { name, version, licence, text: "" });
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Gives it as the module `virtual:about`, with the app's version. @returns {import("vite").Plugin} */
export const aboutPlugin = () => ({
  name: "visavis-about",
  resolveId: (id) => (id === "virtual:about" ? `\0${id}` : undefined),
  async load(id) {
    if (id !== "\0virtual:about") return undefined;
    const { version } = await readJson("package.json");
    const values = { version, licences: await licences() };
    return Object.entries(values)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
      .join("\n");
  },
});

/** For the packages that name their licence in its text only. @param {string} text */
const namedIn = (text) => (text.startsWith("MIT License\n") ? "MIT" : "");

/** @param {string} folder */
async function textIn(folder) {
  const files = await readdir(inRoot(folder));
  const file = files.find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file ? (await readFile(inRoot(folder, file), "utf8")).trim() : "";
}
