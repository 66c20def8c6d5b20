import type { Catalogue } from "../catalogue.ts";

export default {
  titles: {
    what: "Bienvenido a Visavis",
    where: "Dónde están los datos",
    begin: "Instalar y empezar",
  },
  place: "Paso {{place, number}} de {{total, number}}",
  back: "Atrás",
  next: "Siguiente",
  skip: "Omitir",
  close: "Cerrar",
  knows: "Reconoce rostros",
  knowsText:
    "Registre personas con una foto o la cámara. Desde entonces la cámara, o una foto, dice quién está ahí.",
  offline: "No necesita red",
  offlineText: "Una vez cargada, funciona sin conexión. No hay cuenta ni servidor.",
  decides: "Decide una persona",
  decidesText:
    "Una puntuación es un indicio, no una prueba: a veces se confunde a familiares, niños o desconocidos. La aplicación no está certificada y no adivina edad, género ni emociones.",
  here: "Solo en este dispositivo",
  hereText:
    "Lo que usted escribe, una imagen pequeña de cada rostro y su plantilla están en este navegador. Las fotos completas no se guardan y nada se envía.",
  noCopy: "Nadie tiene una copia",
  noCopyText:
    "Quien borra los datos de este navegador, o pierde el dispositivo, pierde a las personas registradas: expórtelas de vez en cuando.",
  open: "No está cifrado",
  openText:
    "Quien puede abrir este navegador puede ver los datos: use el bloqueo de pantalla del dispositivo.",
  locked: "Está cifrado",
  lockedText: "Una frase de contraseña protege lo que se guarda aquí.",
  protect: "Protegerlo con una frase de contraseña",
  forgets:
    "Este navegador borra lo que guardó una página si no se abre durante siete días. Una aplicación instalada lo conserva: instale primero y registre después.",
  install: "En la pantalla de inicio",
  installText:
    "Instalada, se abre como cualquier otra aplicación, y es menos probable que el navegador borre sus datos.",
  installed: "La aplicación está instalada. Ábrala como cualquier otra.",
  ways: {
    share: "Toque Compartir y luego «Añadir a pantalla de inicio».",
    file: "En el menú de Safari elija Archivo y luego «Añadir al Dock».",
    menu: "Abra el menú del navegador y elija «Instalar» o «Añadir a pantalla de inicio».",
    none: "Este navegador no instala aplicaciones. Guarde la página en marcadores o ábrala en Chrome o Edge.",
  },
  ownData:
    "La aplicación instalada tiene sus propios datos: las personas registradas aquí no pasan a ella.",
  enrol: "Registrar a la primera persona",
  samples: "Probar con fotos de ejemplo",
} satisfies Catalogue["firstRun"];
