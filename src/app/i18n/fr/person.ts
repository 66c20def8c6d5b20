import type { Catalogue } from "../catalogue.ts";

export default {
  id: "ID",
  gender: "Sexe",
  genders: { F: "Femme", M: "Homme" },
  genderNotSaid: "Non précisé",
  dateOfBirth: "Date de naissance",
  nationality: "Nationalité",
  notes: "Notes",
  collections: "Collections",
  enrolled: "Enrôlement",
  changed: "Dernier changement",
  verify: "Vérifier",
  edit: "Modifier",
  replacePhotos: "Remplacer les photos",
  replaceText: "Les nouvelles photos remplacent toutes les photos actuelles.",
  replaceAnyway: "C’est {{name}} : remplacer",
  saved: "Enregistré.",
  deleteText:
    "Les photos, le gabarit et toutes les données sont effacés de cet appareil. C’est définitif.",
  deleted: "{{name}} : personne supprimée.",
  merge: "Fusionner avec une autre personne",
  mergeText:
    "Pour deux fiches d’une même personne. {{name}} reste, avec le nom d’ici ; les photos, les collections et les données manquantes de l’autre fiche sont ajoutées. On peut revenir en arrière tant que les photos ne changent pas.",
  mergeOther: "L’autre fiche",
  mergeInto: "Fusionner {{merged}} avec {{name}}",
  merged: "{{merged}} : fiche fusionnée avec {{name}}.",
  unmerged: "{{name}} est de nouveau une personne à part.",
  mergedRecords: "Fiches fusionnées",
  different: "Personnes distinctes connues",
  differentUndone: "{{name}} et {{other}} peuvent de nouveau être proposés l’un pour l’autre.",
} satisfies Catalogue["person"];
