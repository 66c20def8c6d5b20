import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Guía de uso",
  contents: "Contenido",
  inEnglish: "Lo que aún no está traducido aparece en inglés.",
  older: "El texto en inglés de esta parte es más reciente.",
} satisfies Catalogue["guide"];
