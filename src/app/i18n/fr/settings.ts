import type { Catalogue } from "../catalogue.ts";

export default {
  language: "Langue",
  look: "Apparence",
  themes: {
    system: "Automatique",
    light: "Clair",
    dark: "Sombre",
    sun: "Plein soleil",
  },
  threshold: "Seuil de correspondance",
  thresholdHint: "Analyses permet d’en essayer d’autres sur vos propres personnes et de les fixer.",
  honest: "Ce qu’il faut savoir",
  honestText:
    "Les photos et les gabarits ne quittent jamais cet appareil. Un score est un indice ; c’est une personne qui décide. L’application n’est certifiée pour aucun usage. Elle ne devine ni l’âge, ni le sexe, ni les émotions. La fréquence à laquelle des inconnus sont confondus varie selon les groupes de personnes : regardez à deux fois avant d’agir sur une correspondance.",
} satisfies Catalogue["settings"];
