import type { Catalogue } from "../catalogue.ts";

export default {
  language: "Langue",
  look: "Apparence",
  themes: {
    system: "Automatique",
    light: "Clair",
    dark: "Sombre",
    sun: "Plein soleil",
  },
} satisfies Catalogue["settings"];
