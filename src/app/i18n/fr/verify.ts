import type { Catalogue } from "../catalogue.ts";

export default {
  question: "Est-ce la bonne personne ?",
  emptyText:
    "Enrôlez d’abord des personnes ; ensuite une photo ou la caméra montre si quelqu’un est bien qui il dit être.",
  intro: "Choisissez qui cela devrait être, puis prenez une photo ou choisissez-en jusqu’à trois.",
  who: "Qui cela devrait-il être ?",
  checkNow: "Vérifier maintenant",
  comparing: "Comparaison avec {{name}}…",
  threeAtMost: "Seules les trois premières photos ont été comparées.",
  useCamera: "Utiliser la caméra",
  useCameraAgain: "Utiliser encore la caméra",
  choosePhotos: "Choisir des photos",
  possibly: "Peut-être {{name}}, ou une photo ou un écran",
  isPerson: "C’est {{name}}",
  notConfirmed: "Il n’est pas confirmé que c’est {{name}}",
  compared: "Le visage qui a été comparé",
  severalFaces:
    "Il y avait plusieurs visages sur l’image ; le plus grand a été comparé. Assurez-vous que c’est le bon.",
} satisfies Catalogue["verify"];
