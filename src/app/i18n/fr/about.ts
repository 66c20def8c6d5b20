import type { Catalogue } from "../catalogue.ts";

export default {
  title: "À propos",
  version: "Visavis {{version}}",
  honest: "Ce qu’il faut savoir",
  honestText:
    "Les photos et les gabarits ne quittent jamais cet appareil. Un score est un indice ; c’est une personne qui décide. L’application n’est certifiée pour aucun usage. Elle ne devine ni l’âge, ni le sexe, ni les émotions. La fréquence à laquelle des inconnus sont confondus varie selon les groupes de personnes : regardez à deux fois avant d’agir sur une correspondance.",
  news: "Nouveautés",
  newsItems: {
    rollCall: "Appel : qui est là, avec la caméra ou des photos de groupe",
    languages: "Cinq langues",
    insights:
      "Analyses : les personnes sont-elles bien distinguées, leurs photos sont-elles bonnes",
    audit: "Journal d’audit : ce qui a été fait, avec qui, par qui et quand",
    export:
      "Exportation de toutes les personnes, d’une collection ou des personnes choisies : JSON, CSV ou un ZIP avec photos qui peut être importé de nouveau",
    guide: "Une courte introduction, et le guide d’utilisation dans l’application, en images",
  },
  licences: "Licences",
  licencesText:
    "Visavis est sous licence MIT. Il est fait avec ceci ; chaque nom déplie sa licence.",
  withoutText: "Ce paquet ne contient pas de texte à lui.",
  ofPackage: "{{name}} {{version}}, {{licence}}",
} satisfies Catalogue["about"];
