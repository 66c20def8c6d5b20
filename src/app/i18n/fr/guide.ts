import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Guide d’utilisation",
  contents: "Sommaire",
  inEnglish: "Ce qui n’est pas encore traduit est en anglais.",
  older: "Le texte anglais de cette partie est plus récent.",
} satisfies Catalogue["guide"];
