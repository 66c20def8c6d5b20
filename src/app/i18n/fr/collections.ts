import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Collections",
  newOne: "Nouvelle collection",
  example: "Par exemple : équipe de nuit",
  none: "Aucune collection pour l’instant",
  noneText:
    "Une collection est un groupe de personnes, comme une équipe ou une classe. On peut chercher dans une seule, et une personne peut être dans plusieurs. Donnez-lui un nom ci-dessus ; ajoutez-y ensuite des personnes à l’enrôlement ou en les sélectionnant sous Personnes.",
  rename: "Renommer",
  renameName: "Renommer {{name}}",
  newName: "Nouveau nom de {{name}}",
  nameKept: "Le nom reste inchangé.",
  willDelete: "{{name}} : la collection sera supprimée. Ses personnes restent enrôlées.",
  deleted: "{{name}} : collection supprimée. Ses personnes restent enrôlées.",
  until: "Jusqu’au {{date}}",
  expired: "Expirée le {{date}}",
  terms: {
    open: "Conditions",
    openName: "Finalité, consentement et expiration de {{name}}",
    purpose: "Finalité",
    purposeText: "Ce pour quoi les personnes y sont enrôlées.",
    consentText: "Texte de consentement",
    consentTextText: "Enrôler l’affiche avant que quelqu’un soit enrôlé dans cette collection.",
    consentDate: "Date du texte de consentement",
    consentDateText: "Laissée vide : le jour où le texte est fixé.",
    expiryDate: "Date d’expiration",
    expiryDateText: "À partir de ce jour, l’application vous rappelle de purger la collection.",
    saved: "Enregistré.",
    notSaved: "Rien n’a été modifié.",
  },
} satisfies Catalogue["collections"];
