/** @file The user guide as modules of the app: `virtual:guide/en` and so on, a part at a time in English where it is not translated. */
import { readFile } from "node:fs/promises";
import { imageSize } from "image-size";
import { inRoot, readIfThere } from "./files.mjs";
import { inLanguage, parseGuide, picturesOf } from "./guide-parts.mjs";

const PREFIX = "virtual:guide/";

/** @param {string} language */
export const guideFile = (language) =>
  inRoot("docs", language === "en" ? "user-guide.md" : `user-guide.${language}.md`);

/** @param {string} language @returns {Promise<import("./guide-parts.mjs").WrittenPart[]>} None where there is no translation. */
export async function readGuide(language) {
  const file = await readIfThere(guideFile(language));
  return file ? parseGuide(file.toString()) : [];
}

/** Pictures become files of the app. @returns {import("vite").Plugin} */
export const guidePlugin = () => ({
  name: "visavis-guide",
  resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
  async load(id) {
    if (!id.startsWith(`\0${PREFIX}`)) return undefined;
    const language = id.slice(PREFIX.length + 1);
    for (const one of ["en", language]) this.addWatchFile(guideFile(one));
    const translation = language === "en" ? [] : await readGuide(language);
    const guide = inLanguage(await readGuide("en"), translation, language);
    const imports = await Promise.all(
      picturesOf(guide).map(async (picture, index) => {
        const file = inRoot("docs", picture.src);
        const { width, height } = imageSize(await readFile(file));
        Object.assign(picture, { src: `picture${index}`, width, height });
        return `import picture${index} from ${JSON.stringify(file)};`;
      }),
    );
    const value = JSON.stringify(guide).replace(/"src":"(picture\d+)"/g, '"src":$1');
    return `${imports.join("\n")}\nexport const guide = ${value};`;
  },
});
