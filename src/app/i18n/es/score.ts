import type { Catalogue } from "../catalogue.ts";

export default {
  notAlike: "No se parecen",
  similar: "Parecidos, compare",
  veryStrong: "Coincidencia muy clara",
  strong: "Coincidencia clara",
  match: "Coincidencia",
  fewer: "Menos de 1 desconocido de cada {{strangers, number}} puntuaría tan alto.",
  many: "Muchos desconocidos puntuarían tan alto.",
  about: "Cerca de 1 desconocido de cada {{strangers, number}} puntuaría tan alto.",
  numbers: "Puntuación {{score}}; una coincidencia empieza en {{minScore}}.",
  numbersSet:
    "Puntuación {{score}}; una coincidencia empieza en {{minScore}}, según se ajustó en este dispositivo.",
} satisfies Catalogue["score"];
