import type { Catalogue } from "../catalogue.ts";

export default {
  titles: {
    what: "Bienvenue dans Visavis",
    where: "Où sont les données",
    begin: "Installer et commencer",
  },
  place: "Étape {{place, number}} sur {{total, number}}",
  back: "Retour",
  next: "Suivant",
  skip: "Passer",
  close: "Fermer",
  knows: "Elle reconnaît les visages",
  knowsText:
    "Enrôlez des personnes avec une photo ou la caméra. Ensuite la caméra, ou une photo, dit qui est là.",
  offline: "Elle se passe de réseau",
  offlineText: "Une fois chargée, elle marche hors ligne. Ni compte, ni serveur.",
  decides: "Une personne décide",
  decidesText:
    "Un score est un indice, pas une preuve : des proches, des enfants ou des inconnus sont parfois confondus. L’application n’est pas certifiée et ne devine ni âge, ni genre, ni émotion.",
  here: "Sur cet appareil seulement",
  hereText:
    "Ce que vous saisissez, une petite image de chaque visage et son gabarit sont dans ce navigateur. Les photos entières ne sont pas gardées et rien n’est envoyé.",
  noCopy: "Personne n’a de copie",
  noCopyText:
    "Qui efface les données de ce navigateur, ou perd l’appareil, perd les personnes enrôlées : exportez-les de temps en temps.",
  open: "Ce n’est pas chiffré",
  openText:
    "Qui peut ouvrir ce navigateur peut voir les données : utilisez le verrouillage de l’écran.",
  locked: "Elles sont chiffrées",
  lockedText: "Une phrase secrète protège ce qui est conservé ici.",
  protect: "Les protéger par une phrase secrète",
  forgets:
    "Ce navigateur efface ce qu’une page a stocké si elle n’est pas ouverte pendant sept jours. Une application installée le conserve : installez d’abord, enrôlez ensuite.",
  install: "Sur l’écran d’accueil",
  installText:
    "Installée, elle s’ouvre comme toute autre application, et le navigateur risque moins d’effacer ses données.",
  installed: "L’application est installée. Ouvrez-la comme toute autre application.",
  ways: {
    share: "Touchez Partager, puis « Sur l’écran d’accueil ».",
    file: "Dans le menu de Safari, choisissez Fichier, puis « Ajouter au Dock ».",
    menu: "Ouvrez le menu du navigateur et choisissez « Installer » ou « Ajouter à l’écran d’accueil ».",
    none: "Ce navigateur n’installe pas d’applications. Mettez la page en favori, ou ouvrez-la dans Chrome ou Edge.",
  },
  ownData:
    "L’application installée a ses propres données : les personnes enrôlées ici n’y passent pas.",
  enrol: "Enrôler la première personne",
  samples: "Essayer avec des photos d’exemple",
} satisfies Catalogue["firstRun"];
