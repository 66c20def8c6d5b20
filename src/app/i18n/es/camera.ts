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
  permissionTitle: "El navegador pedirá permiso para la cámara",
  permissionText: "Elija «Permitir». La imagen se mira solo en este dispositivo; no se envía nada.",
  goOn: "Seguir",
  which: "Cámara",
  numbered: "Cámara {{place, number}}",
  light: "Luz",
  zoom: "Zoom",
} satisfies Catalogue["camera"];
