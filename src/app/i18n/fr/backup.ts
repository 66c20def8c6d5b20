import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Sauvegarde",
  intro:
    "Un fichier chiffré avec toutes les personnes, leurs photos, les collections, les appels et le journal d’audit. Il ramène le tout, sur cet appareil ou un autre.",
  create: "Faire une sauvegarde",
  last: "Dernière sauvegarde : {{date}}. Changements depuis : {{changes, number}}.",
  never: "Il n’y a pas encore de sauvegarde.",
  passphrase: "Phrase secrète pour ce fichier",
  again: "La même phrase encore une fois",
  differ: "Les deux ne sont pas identiques.",
  forget:
    "Sans la phrase secrète, personne ne peut ouvrir le fichier, vous non plus. Gardez-la à part du fichier.",
  withModels: "Avec les fichiers des modèles ajoutés",
  made: "La sauvegarde est faite.",
  restore: "Restaurer une sauvegarde",
  restoreText:
    "Le fichier est d’abord vérifié jusqu’à la fin. Tant que vous n’avez pas choisi quoi en faire, rien ne change.",
  choose: "Choisir une sauvegarde",
  passphraseOfFile: "Phrase secrète du fichier",
  check: "Vérifier le fichier",
  whole: "Le fichier est intact. Il contient :",
  merge: "Réunir avec ce qui est ici",
  mergeText:
    "En réunissant : {{added, number}} nouvelles personnes, {{updated, number}} changées, {{deleted, number}} supprimées, {{unchanged, number}} inchangées.",
  replace: "Tout remplacer ici",
  replaceQuestion: "Tout remplacer sur cet appareil ?",
  replaceText:
    "Personnes ici maintenant : {{persons, number}}. Elles, les collections et le journal s’en vont, et le contenu du fichier prend leur place. C’est irréversible.",
  replaced: "Restauré et vérifié",
  merged: "Réuni et vérifié",
  embedded: "Photos réexaminées : {{embedded, number}}. Sans visage : {{failed, number}}.",
  waiting:
    "Photos qui attendent d’être examinées : {{waiting, number}}. Cela continue au prochain démarrage.",
  conflicts:
    "Différentes sur les deux appareils : {{count, number}}. La version la plus récente reste.",
  hereWins: "la version d’ici reste ({{here}} ; dans le fichier {{file}}).",
  fileWins: "la version du fichier est prise ({{file}} ; ici {{here}}).",
  hereDeleted: "Supprimée ici.",
  fileDeleted: "Supprimée sur l’autre appareil.",
  saveConflicts: "Enregistrer cette liste",
  due: "Il est temps de faire une sauvegarde. Changements depuis la dernière : {{changes, number}}.",
  later: "Me le rappeler dans une semaine",
  strength: {
    short: "Trop courte ou trop simple : au moins 10 lettres.",
    fair: "Correcte : plus de mots sont plus difficiles à deviner.",
    good: "Bonne.",
  },
  phases: {
    write: "Écriture de la sauvegarde",
    verify: "Vérification du fichier",
    restore: "Restauration",
    embed: "Examen des photos avec le modèle de cet appareil",
  },
  contents: {
    date: "Faite",
    persons: "Personnes",
    photos: "Photos",
    collections: "Collections",
    model: "Modèle",
  },
  problems: {
    not_a_backup:
      "Ce fichier n’est pas une sauvegarde. Choisissez un fichier qui finit par .visavis.",
    truncated:
      "La fin de cette sauvegarde manque. Copiez le fichier à nouveau, ou prenez-en un autre.",
    tampered:
      "Cette sauvegarde est endommagée ou a été modifiée. Copiez-la à nouveau, ou prenez-en une autre.",
    newer_version:
      "Une version plus récente de l’application a fait cette sauvegarde. Mettez l’application à jour, puis réessayez.",
    older_version: "Cette sauvegarde est d’une version que cette application ne connaît pas.",
  },
} satisfies Catalogue["backup"];
