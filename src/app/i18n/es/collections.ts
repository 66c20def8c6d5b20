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
  delete: "Eliminar colección",
  deleteEmpty: "Solo se elimina la colección. No hay nadie en ella.",
  deleteText_one: "Solo se elimina la colección. La persona que está en ella sigue registrada.",
  deleteText_many:
    "Solo se elimina la colección. Las {{count, number}} personas que están en ella siguen registradas.",
  deleteText_other:
    "Solo se elimina la colección. Las {{count, number}} personas que están en ella siguen registradas.",
  deleted: "Se eliminó {{name}}. Sus personas siguen registradas.",
} satisfies Catalogue["collections"];
