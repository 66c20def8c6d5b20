import type { Catalogue } from "../catalogue.ts";

export default {
  back: "Atrás",
  cancel: "Cancelar",
  change: "Cambiar",
  create: "Crear",
  delete: "Eliminar",
  deleteName: "Eliminar {{name}}",
  loading: "Cargando…",
  name: "Nombre",
  nothingChanged: "No se ha cambiado nada.",
  people_one: "{{count, number}} persona",
  people_many: "{{count, number}} personas",
  people_other: "{{count, number}} personas",
  save: "Guardar",
  saving: "Guardando…",
  undo: "Deshacer",
  doneOf: "{{done, number}} de {{total, number}}",
  stop: "Detener",
} satisfies Catalogue["common"];
