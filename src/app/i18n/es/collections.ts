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
  until: "Hasta el {{date}}",
  expired: "Caducó el {{date}}",
  terms: {
    open: "Condiciones",
    openName: "Finalidad, consentimiento y caducidad de {{name}}",
    purpose: "Finalidad",
    purposeText: "Para qué se registra a las personas que están en ella.",
    consentText: "Texto de consentimiento",
    consentTextText: "Registrar lo muestra antes de que alguien se registre en esta colección.",
    consentDate: "Fecha del texto de consentimiento",
    consentDateText: "Si se deja vacía: el día en que se pone el texto.",
    expiryDate: "Fecha de caducidad",
    expiryDateText: "Desde ese día la aplicación le recuerda que purgue la colección.",
    saved: "Guardado.",
    notSaved: "No se cambió nada.",
  },
} satisfies Catalogue["collections"];
