import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Conservation",
  intro:
    "Une collection avec une date d’expiration est à purger à partir de ce jour. Rien n’est supprimé tout seul : vous regardez ce qui est échu et vous décidez.",
  none: "Rien n’est échu",
  noneText:
    "Aucune collection n’a atteint sa date d’expiration, ni ne l’atteindra dans les 14 jours. Les dates se fixent sous Collections.",
  expired: "À purger",
  soon: "Bientôt échues",
  soonText: "Celles-ci ne peuvent pas encore être purgées.",
  expiredOn: "Date d’expiration : {{date}}",
  leaving: "Suppression prévue : {{people}}. Aucune autre collection ne les retient.",
  nobodyLeaves: "Personne ne serait supprimé.",
  staying: "Reste prévu : {{people}}, car d’autres collections les retiennent : {{collections}}.",
  heldBy: "{{name}} ({{people}})",
  who: "De qui il s’agit",
  isLeaving: "serait supprimé(e)",
  isStaying: "reste : {{collections}}",
  onlyFirst: "Seules les {{shown, number}} premières sont affichées.",
  changeDate: "Changer la date sous Collections",
  purge: "Purger",
  purging: "Purge en cours…",
  stopped: "Arrêté. Rien n’a été supprimé.",
  nothingDeleted: "Rien n’a été supprimé.",
  question: "Purger {{collections}} ?",
  questionText:
    "Seront supprimés définitivement : {{people}} avec toutes leurs photos, gabarits et données, les collections, et les appels de ces collections. Le journal d’audit ne garde que des empreintes des identifiants de ces personnes.",
  notExpired: "La date d’expiration d’une collection n’est pas arrivée. Rien n’a été supprimé.",
  proof: {
    title: "Ce que la purge a fait",
    clean: "Il n’en reste rien : toute la base de données a été relue ensuite.",
    notClean: "Il en reste. Purgez encore une fois, ou supprimez à la main ce qui reste.",
    notSwept:
      "Il y a trop de photos ici pour que le navigateur oublie tout de suite ce qui est supprimé : ses fichiers le gardent jusqu’à ce qu’il fasse le ménage lui-même.",
    summary:
      "{{collections}} : supprimé, {{deleted}} ; resté dans d’autres collections, {{stayed}}. {{date}}",
    table: "Ce qui était enregistré",
    date: "Date",
    before: "Avant",
    after: "Après",
    remaining: "Reste",
    save: "Enregistrer en CSV",
    close: "Fermer",
    stores: {
      persons: "Personnes",
      thumbnails: "Photos",
      templates: "Gabarits",
      links: "Appartenances à des collections",
      merges: "Fusions",
      differences: "Marques de personnes différentes",
      rollCalls: "Appels",
      collections: "Collections",
    },
  },
  reminder: {
    expired: "La date d’expiration est arrivée : {{names}}.",
    soon: "La date d’expiration arrive dans les 14 jours : {{names}}.",
    look: "Voir",
    tomorrow: "Me le rappeler demain",
  },
  photos: {
    title: "Photos",
    keepNone: "Ne garder aucune photo",
    keepNoneText:
      "De toute personne enrôlée à partir de maintenant, seul le gabarit est enregistré, les nombres auxquels on reconnaît un visage.",
    question: "Ne plus garder de photo à partir de maintenant ?",
    lost: "Sans photo",
    lostPicture:
      "il n’y a pas d’image à comparer à l’œil ; les personnes sont montrées comme une silhouette ;",
    lostModel:
      "le modèle de reconnaissance ne peut pas être changé sans enrôler de nouveau ces personnes ;",
    lostExport: "il n’y a pas de photo à exporter.",
    stored: "Photos enregistrées en ce moment : {{photos, number}}.",
    removeToo: "Les retirer aussi",
    keepThose: "Laisser celles-là",
    turnOn: "Ne garder aucune photo",
    remove: "Retirer les photos enregistrées",
    removeQuestion: "Retirer toutes les photos enregistrées ?",
    removeText:
      "Les personnes restent enrôlées et reconnues comme avant. Rien ne ramène les photos ; qui n’en a aucune ne peut être regardé par un autre modèle de reconnaissance qu’après un nouvel enrôlement.",
    removing: "Retrait des photos…",
    removed: "Les photos ont été retirées.",
    keptAgain: "Les photos sont de nouveau gardées à partir de maintenant.",
    keptNoMore: "Aucune photo n’est gardée à partir de maintenant.",
  },
} satisfies Catalogue["retention"];
