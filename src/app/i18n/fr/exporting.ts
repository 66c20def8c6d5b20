import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Exporter des personnes",
  intro:
    "Leurs données, et les photos si vous le souhaitez, vont dans un fichier. Il ne contient jamais de gabarits.",
  who: "Qui",
  export: "Exporter",
  nameTitle: "Exporter {{name}}",
  countTitle_one: "Exporter {{count, number}} personne",
  countTitle_many: "Exporter {{count, number}} personnes",
  countTitle_other: "Exporter {{count, number}} personnes",
  format: "Type de fichier",
  formats: {
    zip: {
      name: "ZIP avec photos",
      text: "Un tableau des données et les petites photos enregistrées, en images. Visavis peut l’importer de nouveau.",
    },
    csv: {
      name: "CSV",
      text: "Les données en tableau, pour les tableurs. Sans photos.",
    },
    json: {
      name: "JSON",
      text: "Les données pour d’autres programmes. Sans photos.",
    },
    images: {
      name: "JSON avec photos",
      text: "La même chose, avec les petites photos stockées. Visavis peut le réimporter.",
    },
  },
  tooMany:
    "Une importation accepte {{most, number}} fichiers au plus. Pour importer de nouveau ces personnes, exportez-les par collections.",
  notEncrypted:
    "Le fichier n’est pas chiffré. Quiconque l’obtient peut tout y lire : gardez-le là où seules les personnes autorisées peuvent le lire.",
  start: "Exporter sans chiffrement",
  writing: "Écriture du fichier…",
  done: "Exporté : {{people}}. Le fichier n’est pas chiffré.",
  withoutPhoto:
    "Sans photo gardée : {{people}}. Ces personnes sont dans le fichier sans photo, et une importation ne peut pas les enrôler.",
  stopped: "Arrêté. Aucun fichier n’a été écrit.",
  notWritten: "Le fichier n’a pas pu être écrit. Choisissez un autre emplacement, puis réessayez.",
  nothingWritten: "Aucun fichier n’a été écrit.",
} satisfies Catalogue["exporting"];
