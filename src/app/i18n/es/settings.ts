import type { Catalogue } from "../catalogue.ts";

export default {
  language: "Idioma",
  look: "Aspecto",
  themes: {
    system: "Automático",
    light: "Claro",
    dark: "Oscuro",
    sun: "Sol intenso",
  },
  threshold: "Umbral de coincidencia",
  thresholdHint: "En Análisis puede probar otros con sus propias personas y fijarlos.",
  honest: "Lo que conviene saber",
  honestText:
    "Las fotos y las plantillas nunca salen de este dispositivo. Una puntuación es un indicio; decide una persona. La aplicación no está certificada para ningún fin. No adivina edad, sexo ni emociones. La frecuencia con que se confunde a desconocidos varía entre grupos de personas, así que mire dos veces antes de actuar por una coincidencia.",
} satisfies Catalogue["settings"];
