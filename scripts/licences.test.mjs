import { expect, it } from "vitest";
import { licences } from "./licences.mjs";

it("lists what is bundled on the page and in the workers, and the models, each with its licence", async () => {
  const all = await licences();
  const names = all.map(({ name }) => name);
  for (const name of [
    "svelte",
    "onnxruntime-web",
    "dexie",
    "uplot",
    "workbox-core",
    "retinaface",
  ]) {
    expect(names).toContain(name);
  }
  expect(new Set(names).size).toBe(names.length);
  for (const { name, version, licence, text } of all) {
    expect(version, name).toMatch(/^\d+\.\d+/);
    expect(licence || text, name).not.toBe("");
    expect(licence, name).not.toMatch(/\bA?GPL/);
  }
  expect(all.find(({ name }) => name === "comlink")?.text).toContain("Apache License");
});
