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
  delete: "Supprimer la collection",
  deleteEmpty: "Seule la collection disparaît. Elle est vide.",
  deleteText_one: "Seule la collection disparaît. La personne qui s’y trouve reste enrôlée.",
  deleteText_many:
    "Seule la collection disparaît. Les {{count, number}} personnes qui s’y trouvent restent enrôlées.",
  deleteText_other:
    "Seule la collection disparaît. Les {{count, number}} personnes qui s’y trouvent restent enrôlées.",
  deleted: "{{name}} : collection supprimée. Ses personnes restent enrôlées.",
} satisfies Catalogue["collections"];
