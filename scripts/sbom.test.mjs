import { expect, it } from "vitest";
import { readJson } from "./files.mjs";
import { licences } from "./licences.mjs";
import { sbom } from "./sbom.mjs";

/** @typedef {{ type: string, name: string, version: string, purl?: string, "bom-ref": string, hashes: { alg: string, content: string }[], licenses: { license: { id: string } }[] }} Component */
/** @typedef {{ bomFormat: string, specVersion: string, version: number, components: Component[] }} Bom */

const bom = /** @type {Bom} */ (await sbom());
const libraries = bom.components.filter(({ type }) => type === "library");
const models = bom.components.filter(({ type }) => type === "machine-learning-model");

it("has what CycloneDX 1.6 asks for, and a licence and a hash of each part", () => {
  expect(bom).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1 });
  for (const { name, version, hashes, licenses } of bom.components) {
    expect(name).not.toBe("");
    expect(version, name).toMatch(/^\d/);
    expect(licenses[0]?.license.id, name).toMatch(/^[A-Za-z0-9.-]+$/);
    for (const { alg, content } of hashes) {
      expect(content, name).toMatch(alg === "SHA-512" ? /^[0-9a-f]{128}$/ : /^[0-9a-f]{64}$/);
    }
    expect(hashes, name).toHaveLength(1);
  }
  const refs = bom.components.map((one) => one["bom-ref"]);
  expect(new Set(refs).size).toBe(refs.length);
});

it("names each shipped package, and none of the build", async () => {
  const { packages } = await readJson("models/models.json");
  const shipped = (await licences()).filter(({ name }) => !(name in packages));
  expect(libraries.map(({ name }) => name)).toEqual(shipped.map(({ name }) => name));
  const { dependencies } = await readJson("package.json");
  const purls = libraries.map(({ purl }) => purl);
  for (const [name, version] of Object.entries(dependencies)) {
    expect(purls).toContain(`pkg:npm/${name.replace("@", "%40")}@${version}`);
  }
  for (const name of ["vite", "vitest", "playwright", "typescript", "eslint", "prettier"]) {
    expect(libraries.map((one) => one.name)).not.toContain(name);
  }
});

it("names each model by the hash of the file that ships", async () => {
  const { models: all } = await readJson("models/models.json");
  const expected = all.map((/** @type {{ sha256: string }} */ { sha256 }) => sha256);
  expect(models.map(({ hashes }) => hashes[0]?.content)).toEqual(expected);
});

it("holds no address but that of its schema", () => {
  expect(JSON.stringify(bom).match(/https?:\/\/[^"]+/g)).toEqual([
    "http://cyclonedx.org/schema/bom-1.6.schema.json",
  ]);
});
