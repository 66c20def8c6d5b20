import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Guide d’utilisation",
  contents: "Sommaire",
  inEnglish: "Pour l’instant le guide n’existe qu’en anglais.",
} satisfies Catalogue["guide"];
