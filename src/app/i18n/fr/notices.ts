import type { Catalogue } from "../catalogue.ts";

export default {
  dismiss: "Fermer",
  newVersion: "Une nouvelle version est là.",
  reload: "Recharger",
} satisfies Catalogue["notices"];
