import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Copia de seguridad",
  intro:
    "Un archivo cifrado con todas las personas, sus fotos, las colecciones, los pases de lista y el registro de auditoría. Lo devuelve todo, en este dispositivo o en otro.",
  create: "Hacer una copia",
  last: "Última copia: {{date}}. Cambios desde entonces: {{changes, number}}.",
  never: "Todavía no hay ninguna copia.",
  passphrase: "Frase de contraseña para este archivo",
  again: "La misma frase otra vez",
  differ: "Las dos no son iguales.",
  forget: "Sin la frase nadie puede abrir el archivo, usted tampoco. Guárdela aparte del archivo.",
  withModels: "Con los archivos de los modelos añadidos",
  made: "La copia está hecha.",
  restore: "Restaurar una copia",
  restoreText:
    "Primero se comprueba el archivo hasta el final. Hasta que elija qué hacer con él, no cambia nada.",
  choose: "Elegir una copia",
  passphraseOfFile: "Frase de contraseña del archivo",
  check: "Comprobar el archivo",
  whole: "El archivo está completo. Contiene:",
  merge: "Unir con lo que hay aquí",
  mergeText:
    "Al unir: {{added, number}} personas nuevas, {{updated, number}} cambiadas, {{deleted, number}} borradas, {{unchanged, number}} como están.",
  replace: "Reemplazar todo lo de aquí",
  replaceQuestion: "¿Reemplazar todo en este dispositivo?",
  replaceText:
    "Personas aquí ahora: {{persons, number}}. Ellas, las colecciones y el registro se van, y lo que hay en el archivo ocupa su lugar. No se puede deshacer.",
  replaced: "Restaurado y comprobado",
  merged: "Unido y comprobado",
  embedded: "Fotos miradas de nuevo: {{embedded, number}}. Sin rostro: {{failed, number}}.",
  waiting:
    "Fotos que esperan a ser miradas: {{waiting, number}}. Se continúa en el próximo inicio.",
  conflicts: "Distintas en los dos dispositivos: {{count, number}}. Queda la versión más nueva.",
  hereWins: "queda la versión de aquí ({{here}}; en el archivo {{file}}).",
  fileWins: "se toma la versión del archivo ({{file}}; aquí {{here}}).",
  hereDeleted: "Borrada aquí.",
  fileDeleted: "Borrada en el otro dispositivo.",
  saveConflicts: "Guardar esta lista",
  due: "Es hora de hacer una copia. Cambios desde la última: {{changes, number}}.",
  later: "Recordármelo en una semana",
  strength: {
    short: "Demasiado corta o simple: al menos 10 letras.",
    fair: "Aceptable: con más palabras es más difícil de adivinar.",
    good: "Buena.",
  },
  phases: {
    write: "Escribiendo la copia",
    verify: "Comprobando el archivo",
    restore: "Restaurando",
    embed: "Mirando las fotos con el modelo de este dispositivo",
  },
  contents: {
    date: "Hecha",
    persons: "Personas",
    photos: "Fotos",
    collections: "Colecciones",
    model: "Modelo",
  },
  problems: {
    not_a_backup: "Este archivo no es una copia de seguridad. Elija uno que termine en .visavis.",
    truncated: "Falta el final de esta copia. Copie el archivo otra vez o use otro.",
    tampered: "Esta copia está dañada o fue modificada. Cópiela otra vez o use otra.",
    newer_version:
      "Una versión más nueva de la aplicación hizo esta copia. Actualice la aplicación e inténtelo de nuevo.",
    older_version: "Esta copia es de una versión que esta aplicación no conoce.",
  },
} satisfies Catalogue["backup"];
