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
  addPhoto: "Añadir una foto",
  addText:
    "Otra foto, mejor desde otro lado o de otro día, mejora el reconocimiento. Las actuales se quedan.",
  addAnyway: "Es {{name}}: añadir",
  replacePhoto: "Reemplazar la foto",
  replacePhotoAt: "Reemplazar la foto {{place, number}}",
  replaceOneText: "La foto nueva sustituye a esta.",
  lastPhoto:
    "La última foto se queda: sin ninguna no se puede reconocer a nadie. Reemplácela o elimine a la persona.",
  willRemovePhoto: "Se quitará la foto {{place, number}} de {{name}}.",
  removing: "Se quitará",
  photoRemoved: "Se quitó la foto.",
  photosNotRemoved_one:
    "La aplicación se recargó antes de quitar {{count, number}} foto. Sigue aquí.",
  photosNotRemoved_many:
    "La aplicación se recargó antes de quitar {{count, number}} de fotos. Siguen aquí.",
  photosNotRemoved_other:
    "La aplicación se recargó antes de quitar {{count, number}} fotos. Siguen aquí.",
  saved: "Guardado.",
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
