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
    retention: {
      name: "Conservation",
      text: "Pour qui le délai est passé ; purger",
    },
    import: {
      name: "Importer et exporter",
      text: "De nombreuses personnes depuis un dossier ou un ZIP, ou vers un fichier",
    },
    backup: { name: "Sauvegarde", text: "Tout dans un fichier chiffré, et retour" },
    insights: {
      name: "Analyses",
      text: "Vos propres personnes sont-elles bien distinguées",
    },
    models: {
      name: "Modèle de reconnaissance",
      text: "Lequel est utilisé ; en apporter d’autres",
    },
    audit: {
      name: "Journal d’audit",
      text: "Qui a fait quoi, et quand",
    },
    samples: {
      name: "Photos d’exemple",
      text: "Essayer l’application sans caméra",
    },
    settings: {
      name: "Réglages",
      text: "Langue, apparence, caméra, seuil, stockage",
    },
    guide: {
      name: "Guide d’utilisation",
      text: "Chaque écran, pas à pas",
    },
    about: {
      name: "À propos",
      text: "Ce qu’il faut savoir, nouveautés, licences",
    },
  },
  groups: {
    people: "Avec les personnes",
    quality: "Est-ce que cela marche bien",
    app: "L’application",
  },
  notFound: {
    title: "Page introuvable",
    heading: "Il n’y a rien ici",
    text: "L’adresse est fausse ou périmée.",
  },
  notLoaded: {
    title: "Page non chargée",
    heading: "Cette page n’a pas pu être récupérée",
    text: "Connectez-vous au réseau, puis rechargez.",
  },
} satisfies Catalogue["more"];
