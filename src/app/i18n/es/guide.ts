import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Guía de uso",
  contents: "Contenido",
  inEnglish: "Por ahora la guía está solo en inglés.",
} satisfies Catalogue["guide"];
