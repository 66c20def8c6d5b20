/**
 * @file What ships in the app as a bill of materials (CycloneDX 1.6, JSON). The build puts it beside
 * the app; `npm run sbom` writes it to `.cache/sbom.cdx.json`.
 */
import { fileURLToPath } from "node:url";
import { inRoot, readJson, writeWhole } from "./files.mjs";
import { licences } from "./licences.mjs";

const FILE = "sbom.cdx.json";

/**
 * Without a date and a serial number: the same sources give the same file.
 *
 * @returns {Promise<object>} The packages that `licences` lists, and the models instead of theirs.
 */
export async function sbom() {
  const [app, lock, { packages, models }, shipped] = await Promise.all([
    readJson("package.json"),
    readJson("package-lock.json"),
    readJson("models/models.json"),
    licences(),
  ]);
  const libraries = shipped
    .filter(({ name }) => !(name in packages))
    .map(({ name, version, licence }) => ({
      ...packageOf(name, version, lock.packages[`node_modules/${name}`].integrity),
      licenses: [{ license: { id: licence } }],
    }));
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        ...packageOf(app.name, app.version),
        type: "application",
        description: app.description,
        licenses: [{ license: { id: app.license } }],
      },
    },
    components: [...libraries, ...models.map((/** @type {Model} */ one) => model(one, packages))],
  };
}

/** @typedef {{ id: string, file: string, version: string, licence: string, sha256: string, origin: { package: string, version: string } }} Model */

/**
 * @param {Model} model
 * @param {Record<string, { integrity: string }>} packages
 */
const model = ({ id, file, version, licence, sha256, origin }, packages) => ({
  type: "machine-learning-model",
  "bom-ref": `model:${id}@${version}`,
  name: id,
  version,
  description: file,
  hashes: [{ alg: "SHA-256", content: sha256 }],
  licenses: [{ license: { id: licence } }],
  // The package that it was taken out of, which does not ship itself.
  pedigree: {
    ancestors: [packageOf(origin.package, origin.version, packages[origin.package]?.integrity)],
  },
});

/**
 * @param {string} name
 * @param {string} version
 * @param {string} [integrity] As npm writes it: "sha512-" and base64
 */
function packageOf(name, version, integrity) {
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const hash = integrity?.replace(/^sha512-/, "");
  return {
    type: "library",
    "bom-ref": purl,
    name,
    version,
    purl,
    ...(hash && {
      hashes: [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }],
    }),
  };
}

const asText = async () => `${JSON.stringify(await sbom(), undefined, 2)}\n`;

/** Puts it beside the built app. @returns {import("vite").Plugin} */
export const sbomPlugin = () => ({
  name: "visavis-sbom",
  apply: "build",
  async generateBundle() {
    this.emitFile({ type: "asset", fileName: FILE, source: await asText() });
  },
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeWhole(inRoot(".cache", FILE), await asText());
  console.log(`.cache/${FILE}`);
}
