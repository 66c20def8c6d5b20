/** @file `npm run guide`: which parts of the user guide are to be translated, or again, with the line that then stands before them. */
import { digestOf } from "./guide-parts.mjs";
import { readGuide } from "./guide.mjs";

const english = await readGuide("en");
for (const language of ["es", "fr", "ar", "hi"]) {
  const translation = await readGuide(language);
  for (const part of english) {
    const own = translation.find(({ id }) => id === part.id);
    const digest = digestOf(part);
    if (own?.of === digest) continue;
    console.log(`${language}: ${own ? "older" : "missing"}  <!-- of: ${part.id} ${digest} -->`);
  }
  for (const { id } of translation.filter((own) => !english.some((part) => part.id === own.id))) {
    console.log(`${language}: no longer there  ${id}`);
  }
}
