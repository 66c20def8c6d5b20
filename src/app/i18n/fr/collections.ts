import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Collections",
  newOne: "Nouvelle collection",
  example: "Par exemple : équipe de nuit",
  none: "Aucune collection pour l’instant",
  noneText:
    "Une collection est un groupe de personnes, comme une équipe ou une classe. On peut chercher dans une seule, et une personne peut être dans plusieurs. Donnez-lui un nom ci-dessus ; ajoutez-y ensuite des personnes à l’enrôlement ou en les sélectionnant sous Personnes.",
  rename: "Renommer",
  renameName: "Renommer {{name}}",
  newName: "Nouveau nom de {{name}}",
  nameKept: "Le nom reste inchangé.",
  willDelete: "{{name}} : la collection sera supprimée. Ses personnes restent enrôlées.",
  deleted: "{{name}} : collection supprimée. Ses personnes restent enrôlées.",
} satisfies Catalogue["collections"];
