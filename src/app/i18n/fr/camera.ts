import type { Catalogue } from "../catalogue.ts";

export default {
  start: "Démarrer la caméra",
  stop: "Arrêter la caméra",
  tryAgain: "Réessayer",
  close: "Fermer la caméra",
  switch: "Changer",
  picture: "Image de la caméra",
  starting: "Démarrage de la caméra…",
  noFace: "Aucun visage en vue",
  permissionTitle: "Le navigateur va demander la caméra",
  permissionText:
    "Choisissez « Autoriser ». L’image n’est regardée que sur cet appareil ; rien n’est envoyé.",
  goOn: "Continuer",
  which: "Caméra",
  numbered: "Caméra {{place, number}}",
  light: "Lumière",
  zoom: "Zoom",
} satisfies Catalogue["camera"];
