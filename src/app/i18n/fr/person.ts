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
  addPhoto: "Ajouter une photo",
  addText:
    "Une photo de plus, de préférence d’un autre côté ou d’un autre jour, améliore la reconnaissance. Les photos actuelles restent.",
  addAnyway: "C’est {{name}} : ajouter",
  replacePhoto: "Remplacer la photo",
  replacePhotoAt: "Remplacer la photo {{place, number}}",
  replaceOneText: "La nouvelle photo remplace celle-ci.",
  lastPhoto:
    "La dernière photo reste : sans photo, personne ne peut être reconnu. Remplacez-la, ou supprimez la personne.",
  willRemovePhoto: "La photo {{place, number}} de {{name}} sera retirée.",
  removing: "Sera retirée",
  photoRemoved: "La photo a été retirée.",
  photosNotRemoved_one:
    "L’application a été rechargée avant le retrait de {{count, number}} photo. Elle est toujours là.",
  photosNotRemoved_many:
    "L’application a été rechargée avant le retrait de {{count, number}} de photos. Elles sont toujours là.",
  photosNotRemoved_other:
    "L’application a été rechargée avant le retrait de {{count, number}} photos. Elles sont toujours là.",
  saved: "Enregistré.",
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
