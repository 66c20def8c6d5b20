/**
 * @file `npm run faults [runs [seed]]`: what is stored while the browser is killed in the middle of it,
 * and while two tabs write at once. Prints a table; ends with 1 where anything is lost.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview } from "vite";
import { setup } from "../../scripts/setup.mjs";
import { Kills } from "./kills.mjs";
import { Pictures } from "./pictures.mjs";
import { Random } from "./random.mjs";
import { editInTwoTabs } from "./tabs.mjs";

const runs = Number(process.argv[2] ?? 30);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const OUT = ".cache/faults";
const PORT = Number(process.env.VISAVIS_TEST_PORT || 4852);

await setup();
await build({ logLevel: "error", build: { outDir: OUT } });
const server = await preview({
  logLevel: "warn",
  build: { outDir: OUT },
  preview: { port: PORT, strictPort: true },
});
const address = server.resolvedUrls?.local[0] ?? "";
const scratch = await mkdtemp(join(tmpdir(), "visavis-faults-"));
const profile = join(scratch, "profile");
const pictures = await Pictures.take(Kills.photosFor(runs + 1));
console.log(`${runs} runs, seed ${seed}, ${pictures.count} photos: ${pictures.source}.`);

const random = new Random(seed);
const kills = new Kills({ profile, address, pictures, random });
await kills.run(runs);
await kills.lookForAll();
const tabs = await editInTwoTabs({ profile, address, pictures, random });
await server.close();
await rm(scratch, { recursive: true, force: true });

const { reported, inEdits, inImports, done, refused } = kills.tally;
const losses = [...kills.tally.losses, ...tabs.losses];
const sum = Object.values(reported).reduce((a, b) => a + b, 0);
const kinds = Object.entries(reported).map(([kind, count]) => `${kind} ${count}`);
console.log(`
| what | count |
| --- | ---: |
| kills | ${runs} |
| operations reported | ${sum} |
| … ${kinds.join(", ")} | |
| killed in the middle of an edit | ${inEdits} |
| killed in the middle of a creation | ${inImports} |
| kills after which what was under way was there as a whole | ${done} |
| pictures that were refused | ${refused} |
| edits in two tabs at once | ${tabs.edits} |
| … refused: about somebody who was gone, or senseless | ${tabs.refused} |
| people after the kills | ${kills.people.persons.size} |
| losses | ${losses.length} |`);
for (const loss of losses) console.log(`  ${loss}`);
process.exitCode = losses.length > 0 ? 1 : 0;
