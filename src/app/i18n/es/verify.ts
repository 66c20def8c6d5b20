import type { Catalogue } from "../catalogue.ts";

export default {
  question: "¿Es la persona correcta?",
  emptyText:
    "Registre personas primero; después una foto o la cámara muestra si alguien es quien dice ser.",
  intro: "Elija quién debería ser y luego tome una foto o elija hasta tres.",
  who: "¿Quién debería ser?",
  checkNow: "Comprobar ahora",
  comparing: "Comparando con {{name}}…",
  threeAtMost: "Solo se compararon las tres primeras fotos.",
  useCamera: "Usar la cámara",
  useCameraAgain: "Usar la cámara otra vez",
  choosePhotos: "Elegir fotos",
  possibly: "Quizá {{name}}, o una foto o una pantalla",
  isPerson: "Es {{name}}",
  notConfirmed: "No se confirma que sea {{name}}",
  compared: "La cara que se comparó",
  severalFaces:
    "Había varias caras en la imagen; se comparó la más grande. Asegúrese de que es la correcta.",
} satisfies Catalogue["verify"];
