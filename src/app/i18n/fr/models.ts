import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Modèles",
  intro:
    "Un modèle trouve les visages, un autre les distingue. Vous pouvez en apporter d’autres sous forme de paquets ; ceux d’origine restent toujours. Après un changement, personne n’est à enrôler de nouveau : pour un autre modèle de reconnaissance, chaque photo enregistrée est regardée encore une fois, pendant que l’actuel continue de fonctionner.",
  recognition: "Reconnaissance",
  recognitionText: "Distingue les visages.",
  detection: "Détection",
  detectionText: "Trouve les visages, leurs yeux, nez et bouche.",
  progress: "Progression",
  photosDone: "Photos traitées",
  photosDoneOf: "{{done, number}} photos sur {{total, number}}",
  starting: "Démarrage du modèle",
  changed: "Changé.",
  inUse: "Utilisé",
  notInUse: "Choisi, mais pas utilisé.",
  useThis: "Utiliser ce modèle",
  remove: "Retirer",
  removeQuestion: "Retirer {{name}} ?",
  removeThis: "ce modèle",
  removeText:
    "Il est retiré de cet appareil. Il vous faudra ses fichiers pour l’installer de nouveau.",
  trying: "Essai du modèle…",
  install: "Installer un paquet de modèle",
  installText:
    "Un ZIP, ou pack.json avec son fichier .onnx. N’utilisez que des modèles dont vous avez les droits.",
  id: "ID",
  licence: "Licence",
  size: "Taille",
  looksAt: "Regarde",
  pixels: "{{width, number}} × {{height, number}} pixels",
  anySize: "Toute taille",
  gives: "Donne",
  bannerText:
    "Avec le modèle d’origine, chaque photo enregistrée est regardée de nouveau. Personne n’est à enrôler de nouveau.",
  useBuiltIn: "Utiliser le modèle d’origine",
  lookedAgain_one: "{{count, number}} photo a été regardée de nouveau.",
  lookedAgain_many: "{{count, number}} photos ont été regardées de nouveau.",
  lookedAgain_other: "{{count, number}} photos ont été regardées de nouveau.",
  failed_one: "{{count, number}} n’a pas pu être lue : enrôlez cette personne de nouveau.",
  failed_many: "{{count, number}} n’ont pas pu être lues : enrôlez ces personnes de nouveau.",
  failed_other: "{{count, number}} n’ont pas pu être lues : enrôlez ces personnes de nouveau.",
  withoutPhotos:
    "De certaines personnes, aucune photo n’est gardée, si bien qu’un autre modèle ne peut pas les regarder. Ajoutez-en des photos, en gardant les photos, ou supprimez d’abord ces personnes.",
  numbers_one: "{{count, number}} nombre par visage",
  numbers_many: "{{count, number}} nombres par visage",
  numbers_other: "{{count, number}} nombres par visage",
} satisfies Catalogue["models"];
