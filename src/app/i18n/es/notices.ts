import type { Catalogue } from "../catalogue.ts";

export default {
  dismiss: "Descartar",
  newVersion: "Hay una versión nueva.",
  reload: "Recargar",
} satisfies Catalogue["notices"];
