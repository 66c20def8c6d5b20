import type { Catalogue } from "../catalogue.ts";

export default {
  inUseAuto: "Utilisé : selon le nombre de personnes.",
  autoText:
    "Plus il y a de personnes enrôlées, plus une correspondance commence haut, pour qu’au plus 1 inconnu sur 100 soit pris pour quelqu’un.",
  verify:
    "Vérifier compare avec une seule personne ; une correspondance y commence à {{threshold}}.",
  inUse: "Utilisé : {{threshold}}.",
  inUseStandard: "Utilisé : {{threshold}}, le seuil standard.",
  standard: "Revenir au seuil standard",
  auto: "Selon le nombre de personnes",
} satisfies Catalogue["threshold"];
