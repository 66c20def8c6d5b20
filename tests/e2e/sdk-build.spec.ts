import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page, Worker } from "@playwright/test";
import sirv from "sirv";
import { run, runBin } from "../../scripts/run.mjs";
import type * as Sdk from "../../src/sdk/index.ts";
import { securityHeaders } from "../../src/service-worker/headers.ts";
import { expect, test } from "./fixtures.ts";
import { photo, photos } from "./photos.ts";

let origin = "";

interface Device {
  queue: { submit(commands: unknown): void };
  destroy(): void;
}
interface Adapter {
  requestDevice(...given: unknown[]): Promise<Device>;
}
const CHOSEN: unknown = expect.stringMatching(
  /^Detector: The GPU agrees .*Recognition: The GPU agrees /,
);
const GIVEN_UP: unknown = expect.stringMatching(/^The GPU was given up: /);

test.beforeAll(async () => {
  const { ok, output } = await run(process.execPath, ["scripts/build-sdk.mjs"], { quiet: true });
  expect(ok, output).toBe(true);
});

/** Another web app in a folder of some host, and the built SDK in a folder beside it. */
async function anotherApp(headers: Record<string, string>): Promise<Server> {
  const page = sirv("tests/e2e/sdk-page/page", { dev: true });
  const sdk = sirv("dist-sdk", { dev: true });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const [, folder, rest] = /^\/shop\/(page|vendor\/visavis)(\/.*)$/.exec(request.url ?? "") ?? [];
    request.url = rest ?? "/nothing-is-here";
    (folder === "page" ? page : sdk)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return server;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** Enrols and finds one person again, and has a picture refused; returns the number of threads. */
async function useIt(page: Page): Promise<number> {
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(new URL(request.url()).origin));
  await page.goto(`${origin}/shop/page/`);
  const { threads } = await page.evaluate(() => globalThis.visavis.ready);

  const outcome = page.locator("#outcome");
  await page.locator("#enrol").setInputFiles(await photo(page, photos.first.enrol));
  await expect(outcome).toHaveText("Enrolled Somebody");
  await page.locator("#probe").setInputFiles(await photo(page, photos.first.probe));
  await expect(outcome).toHaveText("This is Somebody");
  await page.locator("#probe").setInputFiles(await photo(page, photos.second.enrol));
  await expect(outcome).toHaveText("Nobody who is known");
  // The page's own `instanceof` and `code`: the error came from the worker.
  await page.locator("#enrol").setInputFiles(await photo(page, photos.twoFaces));
  await expect(outcome).toHaveText("MULTIPLE_FACES");
  expect(new Set(asked)).toEqual(new Set([origin]));
  return threads;
}

test("another web app uses the built SDK under a strict policy, with threads", async ({ page }) => {
  const server = await anotherApp(securityHeaders);
  const threads = await useIt(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(threads).toBeGreaterThan(1);
  await close(server);
});

test("real people and collections go through the original's JSON; a closed SDK says ABORTED", async ({
  page,
}) => {
  const server = await anotherApp({});
  await useIt(page);
  const outcome = await page.evaluate(async (address) => {
    const sdk = (await import(address)) as typeof Sdk;
    const { persons, collections, close } = globalThis.visavis;
    const club = await collections.create({ name: "Club" });
    const [somebody] = (await persons.list()).persons;
    const person = await persons.update({
      ...{ id: somebody?.id ?? "", dateOfBirth: "1990-05-31", notes: "Left", collections: [club] },
    });
    const json = await sdk.personToJSON(person, { images: true });
    const sent: unknown = JSON.parse(JSON.stringify(json));
    const { images = [], ...back } = sdk.personFromJSON(sent);
    const collection = await collections.get(club.id);
    const collectionBack = sdk.collectionFromJSON(sdk.collectionToJSON(collection));
    const enrolled = await persons.create(new sdk.PersonBase(images, back)).then(
      () => "none",
      (error: { code: string }) => error.code,
    );
    const waiting = globalThis.visavis.search.detect(new ImageData(300, 300));
    await close();
    const closed = [waiting, persons.list()].map((call) =>
      call.then(
        () => "none",
        (error: { code: string }) => error.code,
      ),
    );
    return {
      keys: Object.keys(json).sort(),
      person: [{ ...back, thumbnails: person.thumbnails }, { ...person }],
      collection: [collectionBack, collection],
      thumbnail: (await createImageBitmap(images[0] as Blob)).width,
      enrolled,
      closed: await Promise.all(closed),
    };
  }, `${origin}/shop/vendor/visavis/visavis.js`);
  expect(outcome).toMatchObject({
    keys: [
      ...["collections", "create_date", "date_of_birth", "gender", "id", "images"],
      ...["modified_date", "name", "nationality", "notes"],
    ],
    ...{ thumbnail: 112, enrolled: "CONFLICT", closed: ["ABORTED", "ABORTED"] },
  });
  // All but a collection's terms, for which the original's JSON has no place.
  const [[back = {}, person], [collectionBack = {}, collection]] = [
    outcome.person,
    outcome.collection,
  ];
  expect(person).toMatchObject(back);
  expect(collection).toMatchObject(collectionBack);
  await close(server);
});

test("on a host that sets no headers it runs with one thread", async ({ page }) => {
  const server = await anotherApp({});
  const threads = await useIt(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(threads).toBe(1);
  await close(server);
});

/** Told by the status: what runs the first two networks, and why. */
type Told = [detector: string, embedder: string, webgpu: string];

test("a GPU that is lost under a video's frame costs no answer, and the status says so", async ({
  playwright,
  launchOptions,
}) => {
  test.skip(
    !process.env.VISAVIS_LONG,
    "an emulated GPU takes minutes; VISAVIS_LONG=1 runs it, gpu.test.ts shows the engine's part always",
  );
  test.setTimeout(600_000);
  const server = await anotherApp(securityHeaders);
  const args = [...(launchOptions.args ?? []), "--enable-unsafe-webgpu"];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  const page = await browser.newPage();
  // ONNX Runtime's threads are workers too, and answer nobody.
  const isSdks = (worker: Worker) => /\/worker-[^/]*\.js$/.test(worker.url());
  page.on("worker", (worker) => {
    if (!isSdks(worker)) return;
    const keepDevice = () => {
      const { prototype } = (globalThis as unknown as { GPUAdapter: { prototype: Adapter } })
        .GPUAdapter;
      const { requestDevice } = prototype;
      prototype.requestDevice = async function (...given) {
        const device = await requestDevice.apply(this, given);
        (globalThis as { device?: Device }).device = device;
        return device;
      };
    };
    // A helper that sleeps until the end does not hear of it.
    worker.evaluate(keepDevice).catch(() => undefined);
  });
  await page.goto(`${origin}/shop/page/`);
  await page.evaluate(async (address) => {
    const { openFaceSdk } = (await import(address)) as typeof Sdk;
    const told: Told[] = [];
    const sdk = openFaceSdk({ database: "gpu", webgpu: "always" });
    sdk.onStatus((status) => {
      if (status.phase !== "ready") return;
      const [detector, embedder] = status.info.models;
      told.push([detector?.backend ?? "", embedder?.backend ?? "", status.info.webgpu]);
    });
    Object.assign(globalThis, { told, onGpu: sdk });
  }, `${origin}/shop/vendor/visavis/visavis.js`);
  const told = () => page.evaluate(() => (globalThis as unknown as { told: Told[] }).told);
  await expect.poll(told, { timeout: 400_000 }).toContainEqual(["webgpu", "webgpu", CHOSEN]);

  const loseDevice = () => {
    const { device } = globalThis as { device?: Device };
    if (!device) return;
    const submit = device.queue.submit.bind(device.queue);
    device.queue.submit = (commands) => {
      submit(commands);
      device.destroy();
    };
  };
  // A helper of the networks is asleep, and answers nobody.
  for (const worker of page.workers().filter(isSdks)) {
    await Promise.race([worker.evaluate(loseDevice), page.waitForTimeout(5000)]);
  }
  const { buffer } = await photo(page, photos.first.enrol);
  const faces = await page.evaluate(
    async (bytes) => {
      const bitmap = () => createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const { search } = (globalThis as unknown as { onGpu: Sdk.FaceSdk }).onGpu;
      const [first, second] = [
        await search.track(await bitmap()),
        await search.track(await bitmap()),
      ];
      return [first?.faces.length, second?.faces.length];
    },
    [...buffer],
  );
  expect(faces).toEqual([1, 1]);
  expect((await told()).at(-1)).toEqual(["wasm", "wasm", GIVEN_UP]);
  await browser.close();
  await close(server);
});

test("the build is whole: a manifest, licences, and nothing written into the script", async () => {
  const manifest = JSON.parse(await readFile("dist-sdk/package.json", "utf8"));
  const { version } = JSON.parse(await readFile("package.json", "utf8"));
  expect(manifest).toMatchObject({ name: "visavis", version, type: "module" });
  for (const file of ["LICENSE", "THIRD-PARTY-LICENSES.txt", "MODELS.md", "README.md"]) {
    expect((await readFile(join("dist-sdk", file))).length, file).toBeGreaterThan(500);
  }
  const script = await readFile("dist-sdk/visavis.js", "utf8");
  expect(script).toContain("import.meta.url");
  expect(script.length).toBeLessThan(100_000);
});

test("a TypeScript project compiles against it without any other package", async () => {
  // Outside this folder: no package of ours may be found from there.
  const project = await mkdtemp(join(tmpdir(), "visavis-consumer-"));
  const isDeclaration = (path: string) => !/\/(assets|[^/]*\.(js|txt|md))$/.test(path);
  await cp("dist-sdk", join(project, "node_modules/visavis"), {
    recursive: true,
    filter: isDeclaration,
  });
  await cp("tests/e2e/sdk-page/consumer.ts.txt", join(project, "consumer.ts"));
  await writeFile(join(project, "package.json"), '{ "type": "module" }');
  for (const [module, moduleResolution] of [
    ["ESNext", "bundler"],
    ["NodeNext", "nodenext"],
  ]) {
    const compilerOptions = {
      ...{ module, moduleResolution, target: "ES2023", lib: ["ES2023", "DOM", "DOM.Iterable"] },
      ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
      ...{ skipLibCheck: false, noEmit: true, types: [] },
    };
    const tsconfig = JSON.stringify({ compilerOptions, files: ["consumer.ts"] });
    await writeFile(join(project, "tsconfig.json"), tsconfig);
    const { ok, output } = await runBin("typescript", ["-p", project], { bin: "tsc", quiet: true });
    expect(ok, `${moduleResolution}: ${output}`).toBe(true);
  }
  await rm(project, { recursive: true });
});

test("the reference of the SDK builds without a warning", async () => {
  const { ok, output } = await runBin("typedoc", ["--emit", "none"], { quiet: true });
  expect(ok, output).toBe(true);
});
