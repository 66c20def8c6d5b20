import type { Catalogue } from "../catalogue.ts";

export default {
  back: "Retour",
  cancel: "Annuler",
  change: "Changer",
  create: "Créer",
  delete: "Supprimer",
  deleteName: "Supprimer {{name}}",
  loading: "Chargement…",
  name: "Nom",
  nothingChanged: "Rien n’a été modifié.",
  people_one: "{{count, number}} personne",
  people_many: "{{count, number}} personnes",
  people_other: "{{count, number}} personnes",
  save: "Enregistrer",
  saving: "Enregistrement…",
  undo: "Annuler",
  doneOf: "{{done, number}} sur {{total, number}}",
  stop: "Arrêter",
} satisfies Catalogue["common"];
