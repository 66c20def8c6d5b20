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
} satisfies Catalogue["settings"];
