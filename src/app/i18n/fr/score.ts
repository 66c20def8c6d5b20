import type { Catalogue } from "../catalogue.ts";

export default {
  notAlike: "Ne se ressemblent pas",
  similar: "Ressemblants, comparez",
  veryStrong: "Correspondance très nette",
  strong: "Correspondance nette",
  match: "Correspondance",
  fewer: "Moins d’un inconnu sur {{strangers, number}} aurait un score aussi élevé.",
  many: "Beaucoup d’inconnus auraient un score aussi élevé.",
  about: "Environ un inconnu sur {{strangers, number}} aurait un score aussi élevé.",
  numbers: "Score {{score}} ; une correspondance commence à {{minScore}}.",
  numbersSet:
    "Score {{score}} ; une correspondance commence à {{minScore}}, selon le réglage de cet appareil.",
} satisfies Catalogue["score"];
