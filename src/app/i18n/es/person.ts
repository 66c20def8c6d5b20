import type { Catalogue } from "../catalogue.ts";

export default {
  id: "ID",
  gender: "Sexo",
  genders: { F: "Mujer", M: "Hombre" },
  genderNotSaid: "Sin indicar",
  dateOfBirth: "Fecha de nacimiento",
  nationality: "Nacionalidad",
  notes: "Notas",
  collections: "Colecciones",
  enrolled: "Registro",
  changed: "Último cambio",
  verify: "Verificar",
  edit: "Editar",
  replacePhotos: "Reemplazar fotos",
  replaceText: "Las fotos nuevas sustituyen a todas las actuales.",
  replaceAnyway: "Es {{name}}: reemplazar",
  saved: "Guardado.",
  deleteText:
    "Las fotos, la plantilla y todos los datos se borran de este dispositivo. No se puede deshacer.",
  deleted: "Se eliminó a {{name}}.",
  merge: "Unir con otra persona",
  mergeText:
    "Para dos fichas de una misma persona. {{name}} se queda, con el nombre de aquí; se añaden las fotos, colecciones y datos que falten de la otra. Se puede deshacer mientras no cambien las fotos.",
  mergeOther: "La otra ficha",
  mergeInto: "Unir {{merged}} a {{name}}",
  merged: "{{merged}} se unió a {{name}}.",
  unmerged: "{{name}} vuelve a ser una persona aparte.",
  mergedRecords: "Fichas unidas",
  different: "Se sabe que son distintas",
  differentUndone: "{{name}} y {{other}} se podrán volver a proponer la una por la otra.",
} satisfies Catalogue["person"];
