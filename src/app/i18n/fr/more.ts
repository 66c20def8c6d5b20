import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Plus",
  links: {
    verify: {
      name: "Vérifier",
      text: "Est-ce bien la personne qu’elle dit être ?",
    },
    collections: {
      name: "Collections",
      text: "Groupes de personnes",
    },
    import: {
      name: "Importer des personnes",
      text: "Plusieurs à la fois, d’un dossier ou d’un ZIP",
    },
    insights: {
      name: "Analyses",
      text: "Vos propres personnes sont-elles bien distinguées",
    },
    models: {
      name: "Modèles",
      text: "Lesquels sont utilisés ; en apporter d’autres",
    },
    audit: {
      name: "Journal d’audit",
      text: "Qui a fait quoi, et quand",
    },
    samples: {
      name: "Photos d’exemple",
      text: "Essayer l’application sans caméra",
    },
  },
  notFound: {
    title: "Page introuvable",
    heading: "Il n’y a rien ici",
    text: "L’adresse est fausse ou périmée.",
  },
} satisfies Catalogue["more"];
