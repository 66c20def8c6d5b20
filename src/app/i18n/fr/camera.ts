import type { Catalogue } from "../catalogue.ts";

export default {
  start: "Démarrer la caméra",
  stop: "Arrêter la caméra",
} satisfies Catalogue["camera"];
