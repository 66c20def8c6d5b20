import type { Catalogue } from "../catalogue.ts";

export default {
  dismiss: "Descartar",
  newVersion: "Hay una versión nueva.",
  reload: "Recargar",
  restarted:
    "Algo se detuvo por dentro y se está iniciando de nuevo. No se ha perdido nada de lo guardado.",
  notRemoved_one: "La aplicación se recargó antes de quitar algo. Sigue aquí.",
  notRemoved_many:
    "La aplicación se recargó antes de quitar {{count, number}} de cosas. Siguen aquí.",
  notRemoved_other:
    "La aplicación se recargó antes de quitar {{count, number}} cosas. Siguen aquí.",
} satisfies Catalogue["notices"];
