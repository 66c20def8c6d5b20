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
} satisfies Catalogue["camera"];
