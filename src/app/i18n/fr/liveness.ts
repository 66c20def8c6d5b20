import type { Catalogue } from "../catalogue.ts";

export default {
  disclaimer:
    "Une aide, non certifiée. Aucun niveau ISO 30107-3 n’est revendiqué. Une personne décide.",
  noFace: "Preuve de vie : aucun visage en vue",
  looksLive: "Semble être une personne vivante",
  blinkedAndTurned: "A cligné des yeux et tourné la tête",
  photoOrScreen: "Peut-être une photo ou un écran",
  notChecked: "Preuve de vie non vérifiée",
  looking: "Preuve de vie : en cours…",
  notClear: "Pas clair si c’est une personne vivante",
  lookAtCamera: "Regardez la caméra",
  done: "Fait : a cligné des yeux et tourné la tête",
  tookTooLong: "Non réussi : c’était trop long",
  lost: "Non réussi : le visage a quitté l’image",
  heading: "Cligner et tourner",
  stepsDone: "Étapes faites",
  goOn: "Continuer",
  stop: "Arrêter",
  ask: "Demander de cligner et de tourner",
  check: "Vérifier que le visage est vivant",
  steps: {
    blink: "Fermez les deux yeux un instant, puis ouvrez-les",
    turn_left: "Tournez la tête vers votre gauche",
    turn_right: "Tournez la tête vers votre droite",
    look_back: "Regardez de nouveau la caméra",
  },
} satisfies Catalogue["liveness"];
