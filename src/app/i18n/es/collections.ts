import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Colecciones",
  newOne: "Nueva colección",
  example: "Por ejemplo: turno de noche",
  none: "Aún no hay colecciones",
  noneText:
    "Una colección es un grupo de personas, como un turno o una clase. Se puede buscar dentro de una, y una persona puede estar en varias. Póngale un nombre arriba; después añada personas al registrarlas o seleccionándolas en Personas.",
  rename: "Renombrar",
  renameName: "Renombrar {{name}}",
  newName: "Nuevo nombre de {{name}}",
  nameKept: "El nombre queda como estaba.",
  willDelete: "Se eliminará {{name}}. Sus personas siguen registradas.",
  deleted: "Se eliminó {{name}}. Sus personas siguen registradas.",
} satisfies Catalogue["collections"];
