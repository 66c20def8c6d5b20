import type { Catalogue } from "../catalogue.ts";

export default {
  start: "Iniciar cámara",
  stop: "Detener cámara",
} satisfies Catalogue["camera"];
