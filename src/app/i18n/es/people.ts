import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Personas",
  none: "Aún no hay nadie registrado",
  noneText:
    "Registre a la primera persona con una foto o la cámara, o pruebe la aplicación con fotos de muestra. Todo queda en este dispositivo.",
  enrolOne: "Registrar a una persona",
  samples: "Fotos de muestra",
  nobodyFound: "No se encontró a nadie",
  nobodyFoundText: "Nadie coincide con esta búsqueda. Pruebe con menos letras.",
  clear: "Borrar la búsqueda",
  search: "Buscar",
  searchIn: "Nombre, ID, nacionalidad o notas",
  sortBy: "Ordenar por",
  rising: "Ascendente; cambiar a descendente",
  falling: "Descendente; cambiar a ascendente",
  collection: "Colección",
  everybody: "Todas las personas",
  collectionOf: "{{name}} ({{count, number}})",
  typeName: "Escriba un nombre o un ID",
  nobodyByName: "Nadie con este nombre.",
  nobodyYet: "Aún no hay nadie registrado.",
} satisfies Catalogue["people"];
