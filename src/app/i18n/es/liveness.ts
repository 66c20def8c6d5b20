import type { Catalogue } from "../catalogue.ts";

export default {
  disclaimer:
    "Una ayuda, sin certificación. No se declara ningún nivel de ISO 30107-3. Decide una persona.",
  noFace: "Prueba de vida: ninguna cara a la vista",
  looksLive: "Parece una persona viva",
  blinkedAndTurned: "Parpadeó y giró la cabeza",
  photoOrScreen: "Puede que sea una foto o una pantalla",
  notChecked: "Prueba de vida sin hacer",
  looking: "Prueba de vida: mirando…",
  notClear: "No está claro si es una persona viva",
  lookAtCamera: "Mire a la cámara",
  done: "Hecho: parpadeó y giró la cabeza",
  tookTooLong: "No superada: tardó demasiado",
  lost: "No superada: la cara salió de la vista",
  heading: "Parpadear y girar",
  stepsDone: "Pasos hechos",
  goOn: "Seguir",
  stop: "Detener",
  ask: "Pedir que parpadee y gire",
  check: "Comprobar que la cara es de una persona viva",
  steps: {
    blink: "Cierre los dos ojos un momento y ábralos",
    turn_left: "Gire la cabeza hacia su izquierda",
    turn_right: "Gire la cabeza hacia su derecha",
    look_back: "Vuelva a mirar a la cámara",
  },
} satisfies Catalogue["liveness"];
