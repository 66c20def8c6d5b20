import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Protection",
  locked: "Visavis est verrouillée",
  lockedText: "Saisissez la phrase secrète pour voir et reconnaître les personnes inscrites ici.",
  passphrase: "Phrase secrète",
  recoveryCode: "Code de secours",
  show: "Montrer ce qui est saisi",
  unlock: "Déverrouiller",
  unlocking: "Déverrouillage…",
  lock: "Verrouiller",
  byCode: "Utiliser le code de secours",
  byPassphrase: "Utiliser la phrase secrète",
  byPasskey: "Déverrouiller avec cet appareil",
  wait_one: "Trop d’essais erronés. Le prochain est possible dans {{count, number}} seconde.",
  wait_many: "Trop d’essais erronés. Le prochain est possible dans {{count, number}} de secondes.",
  wait_other: "Trop d’essais erronés. Le prochain est possible dans {{count, number}} secondes.",
  finishing: "Fin de ce qui a été interrompu : {{done, number}} sur {{total, number}}",
  newPassphrase: "Nouvelle phrase secrète",
  again: "La même encore une fois",
  differs: "Les deux ne sont pas identiques.",
  passphraseHint:
    "Au moins {{count, number}} caractères. Quatre ou cinq mots sans rapport entre eux sont un bon choix, facile à retenir.",
  protect: "Protéger les données",
  isOn: "Une phrase secrète protège les données.",
  isOff: "Les données ne sont pas chiffrées.",
  offText:
    "Avec une phrase secrète, les noms, les renseignements, les images, les gabarits et le journal d’audit sont chiffrés sur cet appareil. Recommandé : une tablette perdue ne révèle alors rien.",
  forgotten:
    "Personne ne peut la réinitialiser : qui perd la phrase et le code de secours perd les données.",
  working: "Chiffrement ou ouverture de l’ensemble…",
  workingText:
    "Ne fermez pas l’application. En cas d’interruption, cela continue au prochain déverrouillage.",
  codeText:
    "Il ouvre les données si la phrase secrète est oubliée. Il n’est montré que maintenant : notez-le ou imprimez-le, et gardez-le loin de cet appareil.",
  codeKept: "Je l’ai noté ou imprimé",
  print: "Imprimer",
  done: "Terminé",
  idle: "Verrouiller quand personne n’utilise l’application",
  minutes_one: "{{count, number}} minute",
  minutes_many: "{{count, number}} de minutes",
  minutes_other: "{{count, number}} minutes",
  never: "Jamais",
  hidden: "Verrouiller hors de vue",
  hiddenText:
    "Quand une autre application ou un autre onglet était devant pendant une minute. Son image dans la liste des applications ouvertes est vide.",
  changesTitle: "Modifier",
  limits:
    "Ne sont pas chiffrés : le nombre de personnes, les moments d’utilisation et des réglages comme la langue. Tant qu’elle est déverrouillée, qui tient l’appareil voit tout. Quand des données déjà présentes sont chiffrées, le navigateur peut en garder d’anciennes copies quelque temps : protégez l’application avant d’inscrire.",
  changes: {
    passphrase: {
      name: "Changer la phrase secrète",
      text: "L’ancienne n’ouvre plus rien. Cela prend un instant, quel que soit le nombre de personnes.",
      action: "Changer",
      done: "La phrase secrète a été changée.",
    },
    recovery: {
      name: "Créer un nouveau code de secours",
      text: "L’ancien n’ouvre plus rien.",
      action: "Créer un nouveau code",
      done: "Il y a un nouveau code de secours.",
    },
    passkey: {
      name: "Déverrouiller avec cet appareil",
      text: "Par son empreinte, le visage ou son code, si l’appareil et le navigateur le peuvent. La phrase secrète reste valable.",
      action: "Ajouter",
      done: "Cet appareil peut déverrouiller l’application.",
    },
    noPasskeys: {
      name: "Ne plus déverrouiller avec des appareils",
      text: "Désormais, seuls la phrase secrète et le code de secours déverrouillent.",
      action: "Retirer",
      done: "Seuls la phrase et le code déverrouillent l’application.",
    },
    off: {
      name: "Retirer la protection",
      text: "Tout se trouve de nouveau tel quel sur cet appareil, et qui peut ouvrir ce navigateur peut le voir.",
      action: "Retirer la protection",
      done: "Les données ne sont plus chiffrées.",
    },
  },
} satisfies Catalogue["vault"];
