import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Acerca de",
  version: "Visavis {{version}}",
  honest: "Lo que conviene saber",
  honestText:
    "Las fotos y las plantillas nunca salen de este dispositivo. Una puntuación es un indicio; decide una persona. La aplicación no está certificada para ningún fin. No adivina edad, sexo ni emociones. La frecuencia con que se confunde a desconocidos varía entre grupos de personas, así que mire dos veces antes de actuar por una coincidencia.",
  news: "Novedades",
  newsItems: {
    rollCall: "Pasar lista: quién está, con la cámara o con fotos del grupo",
    languages: "Cinco idiomas",
    insights: "Análisis: lo bien que se distingue a las personas y lo buenas que son sus fotos",
    audit: "Registro de auditoría: qué se hizo con quién, quién y cuándo",
    export:
      "Exportación de todas las personas, una colección o las elegidas: JSON, CSV o un ZIP con fotos que se puede volver a importar",
    guide: "Una breve introducción y la guía de uso en la aplicación, con imágenes",
  },
  licences: "Licencias",
  licencesText:
    "Visavis tiene la licencia MIT. Está hecho con esto; cada nombre despliega su licencia.",
  withoutText: "Este paquete no trae un texto propio.",
  ofPackage: "{{name}} {{version}}, {{licence}}",
} satisfies Catalogue["about"];
