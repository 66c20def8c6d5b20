import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Personnes",
  none: "Personne n’est encore enrôlé",
  noneText:
    "Enrôlez la première personne avec une photo ou la caméra, ou essayez l’application avec des photos d’exemple. Tout reste sur cet appareil.",
  enrolOne: "Enrôler une personne",
  samples: "Photos d’exemple",
  nobodyFound: "Personne n’a été trouvé",
  nobodyFoundText: "Personne ne correspond à cette recherche. Essayez avec moins de lettres.",
  clear: "Effacer la recherche",
  search: "Rechercher",
  searchIn: "Nom, ID, nationalité ou notes",
  sortBy: "Trier par",
  rising: "Croissant ; passer à décroissant",
  falling: "Décroissant ; passer à croissant",
  collection: "Collection",
  everybody: "Toutes les personnes",
  collectionOf: "{{name}} ({{count, number}})",
  typeName: "Saisissez un nom ou un ID",
  nobodyByName: "Personne de ce nom.",
  nobodyYet: "Personne n’est encore enrôlé.",
} satisfies Catalogue["people"];
