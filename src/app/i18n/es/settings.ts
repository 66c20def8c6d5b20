import type { Catalogue } from "../catalogue.ts";

export default {
  language: "Idioma",
  look: "Aspecto",
  themes: {
    system: "Automático",
    light: "Claro",
    dark: "Oscuro",
    sun: "Sol intenso",
  },
  threshold: "Umbral de coincidencia",
  thresholdHint: "En Análisis puede probar otros con sus propias personas y fijarlos.",
  title: "Ajustes",
  leftHanded: "Para zurdos",
  leftHandedText: "Los botones principales quedan a la izquierda, al alcance de ese pulgar.",
  camera: "Cámara",
  autoShutter: "Tomar la foto automáticamente",
  autoShutterText: "Al registrar, en cuanto la imagen es buena.",
  further: "Más información",
  introduction: "Mostrar de nuevo la introducción",
} satisfies Catalogue["settings"];
