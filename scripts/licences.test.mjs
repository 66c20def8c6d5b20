import { expect, it } from "vitest";
import { licences } from "./licences.mjs";

/** Licences under which code may be passed on inside the app. Another one is read before it is added. */
const ALLOWED = ["MIT", "Apache-2.0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD"];

/** @param {{ name: string, licence: string }[]} all @returns {string[]} */
const refused = (all) =>
  all
    .filter(({ licence }) => !ALLOWED.includes(licence))
    .map(({ name, licence }) => `${name}: ${licence || "names no licence"}`);

it("ships nothing under a licence that is not on the list", async () => {
  expect(refused(await licences())).toEqual([]);
  expect(refused([{ name: "a", licence: "GPL-3.0" }])).toEqual(["a: GPL-3.0"]);
  expect(refused([{ name: "b", licence: "" }])).toEqual(["b: names no licence"]);
});

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
  for (const { name, version } of all) {
    expect(version, name).toMatch(/^\d+\.\d+/);
  }
  expect(all.find(({ name }) => name === "comlink")?.text).toContain("Apache License");
});
