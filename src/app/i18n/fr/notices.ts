import type { Catalogue } from "../catalogue.ts";

export default {
  dismiss: "Fermer",
  newVersion: "Une nouvelle version est là.",
  reload: "Recharger",
  restarted:
    "Quelque chose s’est arrêté à l’intérieur et redémarre. Rien de ce qui était enregistré n’est perdu.",
  notRemoved_one: "L’application a été rechargée avant un retrait. Rien n’est perdu.",
  notRemoved_many:
    "L’application a été rechargée avant {{count, number}} de retraits. Rien n’est perdu.",
  notRemoved_other:
    "L’application a été rechargée avant {{count, number}} retraits. Rien n’est perdu.",
} satisfies Catalogue["notices"];
