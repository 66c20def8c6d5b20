/** @file Another web app, which has nothing of Visavis but its built SDK. */
import "../vendor/visavis/trusted-types.js";
import { FaceSdkError, openFaceSdk } from "../vendor/visavis/visavis.js";

const sdk = openFaceSdk({ database: "another-app" });
globalThis.visavis = sdk;

/**
 * Hands the file that is chosen to `use`, and shows what it answers.
 *
 * @param {string} id
 * @param {(file: File) => Promise<string>} use
 */
function onFile(id, use) {
  const input = /** @type {HTMLInputElement} */ (document.getElementById(id));
  const outcome = /** @type {HTMLOutputElement} */ (document.getElementById("outcome"));
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    outcome.value = "…";
    try {
      outcome.value = await use(file);
    } catch (error) {
      outcome.value = error instanceof FaceSdkError ? error.code : String(error);
    }
  });
}

onFile("enrol", async (file) => {
  const { name } = await sdk.persons.create({ name: "Somebody", images: [file] });
  return `Enrolled ${name}`;
});

onFile("probe", async (file) => {
  const { candidates } = await sdk.search.search(file);
  return candidates[0] ? `This is ${candidates[0].person.name}` : "Nobody who is known";
});
