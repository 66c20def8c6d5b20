import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Exportar personas",
  intro: "Sus datos, y las fotos si lo desea, pasan a un archivo. Nunca contiene plantillas.",
  who: "Quiénes",
  export: "Exportar",
  nameTitle: "Exportar {{name}}",
  countTitle_one: "Exportar {{count, number}} persona",
  countTitle_many: "Exportar {{count, number}} personas",
  countTitle_other: "Exportar {{count, number}} personas",
  format: "Tipo de archivo",
  formats: {
    zip: {
      name: "ZIP con fotos",
      text: "Una tabla con los datos y las pequeñas fotos guardadas como imágenes. Visavis puede volver a importarlo.",
    },
    csv: {
      name: "CSV",
      text: "Los datos como tabla, para hojas de cálculo. Sin fotos.",
    },
    json: {
      name: "JSON",
      text: "Los datos para otros programas. Sin fotos.",
    },
    images: {
      name: "JSON con fotos",
      text: "Lo mismo, con las fotos pequeñas guardadas. Visavis puede volver a importarlo.",
    },
  },
  tooMany:
    "Una importación admite {{most, number}} archivos como máximo. Para volver a importar a estas personas, expórtelas por colecciones.",
  notEncrypted:
    "El archivo no está cifrado. Quien lo consiga puede leer todo lo que contiene: guárdelo donde solo puedan leerlo quienes deban.",
  start: "Exportar sin cifrar",
  writing: "Escribiendo el archivo…",
  done: "Exportado: {{people}}. El archivo no está cifrado.",
  withoutPhoto:
    "Sin foto conservada: {{people}}. Están en el archivo sin ella, y una importación no puede registrarlas.",
  stopped: "Detenido. No se escribió ningún archivo.",
  notWritten: "No se pudo escribir el archivo. Elija otro lugar e inténtelo de nuevo.",
  nothingWritten: "No se escribió ningún archivo.",
} satisfies Catalogue["exporting"];
