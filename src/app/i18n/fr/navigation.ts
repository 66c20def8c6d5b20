import type { Catalogue } from "../catalogue.ts";

export default {
  label: "Principal",
  identify: "Identifier",
  enrol: "Enrôler",
  people: "Personnes",
  verify: "Vérifier",
  rollCall: "Appel",
  more: "Plus",
  skip: "Aller au contenu",
} satisfies Catalogue["navigation"];
