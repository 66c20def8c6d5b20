import type { Catalogue } from "../catalogue.ts";

export default {
  language: "Langue",
  look: "Apparence",
  themes: {
    system: "Auto",
    light: "Clair",
    dark: "Sombre",
    sun: "Plein soleil",
  },
  threshold: "Seuil de correspondance",
  thresholdHint: "Analyses permet d’en essayer d’autres sur vos propres personnes et de les fixer.",
  title: "Réglages",
  leftHanded: "Gaucher",
  leftHandedText: "Les boutons principaux sont à gauche, à portée de ce pouce.",
  camera: "Caméra",
  autoShutter: "Prendre la photo automatiquement",
  autoShutterText: "À l’enrôlement, dès que l’image est bonne.",
  further: "Pour en savoir plus",
  introduction: "Revoir l’introduction",
} satisfies Catalogue["settings"];
