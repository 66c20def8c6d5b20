import type { Catalogue } from "../catalogue.ts";

export default {
  start: "Iniciar cámara",
  stop: "Detener cámara",
  tryAgain: "Reintentar",
  close: "Cerrar la cámara",
  switch: "Cambiar",
  picture: "Imagen de la cámara",
  starting: "Iniciando la cámara…",
  noFace: "Ninguna cara a la vista",
} satisfies Catalogue["camera"];
