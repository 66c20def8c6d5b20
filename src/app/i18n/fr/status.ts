import type { Catalogue } from "../catalogue.ts";

export default {
  failed: "La reconnaissance est arrêtée",
  begun: "Démarrage…",
  ready: "Prêt, fonctionne hors ligne",
  preparing: "Prêt, enregistrement pour le hors ligne…",
  notSaved: "Prêt, non enregistré pour le hors ligne",
  needsConnection: "Prêt, a besoin de cette connexion",
} satisfies Catalogue["status"];
