import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Conservación",
  intro:
    "Una colección con fecha de caducidad queda pendiente de purga desde ese día. Nada se elimina por sí solo: usted mira lo que está pendiente y decide.",
  none: "No hay nada pendiente",
  noneText:
    "Ninguna colección ha llegado a su fecha de caducidad ni llegará en 14 días. Las fechas se ponen en Colecciones.",
  expired: "Por purgar",
  soon: "Pronto pendientes",
  soonText: "Estas aún no se pueden purgar.",
  expiredOn: "Fecha de caducidad: {{date}}",
  leaving: "Se eliminaría: {{people}}. Ninguna otra colección las conserva.",
  nobodyLeaves: "No se eliminaría a nadie.",
  staying: "Se quedaría: {{people}}, porque otras colecciones las conservan: {{collections}}.",
  heldBy: "{{name}} ({{people}})",
  who: "Quiénes son",
  isLeaving: "se eliminaría",
  isStaying: "se queda: {{collections}}",
  onlyFirst: "Solo se muestran las primeras {{shown, number}}.",
  changeDate: "Cambiar la fecha en Colecciones",
  purge: "Purgar",
  purging: "Purgando…",
  stopped: "Detenido. No se eliminó nada.",
  nothingDeleted: "No se eliminó nada.",
  question: "¿Purgar {{collections}}?",
  questionText:
    "Se eliminarán para siempre: {{people}} con todas sus fotos, plantillas y datos, las colecciones y las listas de asistencia de esas colecciones. El registro de auditoría solo conserva los hash de los identificadores de esas personas.",
  notExpired: "La fecha de caducidad de una colección aún no ha llegado. No se eliminó nada.",
  proof: {
    title: "Lo que hizo la purga",
    clean: "No queda nada de ello: después se leyó toda la base de datos.",
    notClean: "Queda algo. Purgue otra vez o elimine a mano lo que queda.",
    notSwept:
      "Hay demasiadas fotos para que el navegador suelte enseguida lo borrado: sus archivos conservan esos datos hasta que él mismo haga limpieza.",
    summary:
      "{{collections}}: eliminado, {{deleted}}; se queda en otras colecciones, {{stayed}}. {{date}}",
    table: "Lo guardado",
    date: "Fecha",
    before: "Antes",
    after: "Después",
    remaining: "Queda",
    save: "Guardar como CSV",
    close: "Cerrar",
    stores: {
      persons: "Personas",
      thumbnails: "Fotos",
      templates: "Plantillas",
      links: "Pertenencias a colecciones",
      merges: "Uniones",
      differences: "Marcas de personas distintas",
      rollCalls: "Listas de asistencia",
      collections: "Colecciones",
    },
  },
  reminder: {
    expired: "Ha llegado la fecha de caducidad: {{names}}.",
    soon: "La fecha de caducidad llega en 14 días o menos: {{names}}.",
    look: "Ver",
    tomorrow: "Recordármelo mañana",
  },
  photos: {
    title: "Fotos",
    keepNone: "No conservar fotos",
    keepNoneText:
      "De quien se registre a partir de ahora solo se guarda la plantilla, los números por los que se reconoce una cara.",
    question: "¿No conservar fotos a partir de ahora?",
    lost: "Sin foto",
    lostPicture:
      "no hay imagen que comparar a simple vista; las personas se muestran como una silueta;",
    lostModel:
      "no se puede cambiar el modelo de reconocimiento sin registrar de nuevo a esas personas;",
    lostExport: "no hay foto que exportar.",
    stored: "Fotos guardadas ahora: {{photos, number}}.",
    removeToo: "Quitarlas también",
    keepThose: "Dejar esas",
    turnOn: "No conservar fotos",
    remove: "Quitar las fotos guardadas",
    removeQuestion: "¿Quitar todas las fotos guardadas?",
    removeText:
      "Las personas siguen registradas y se las reconoce como antes. Nada devuelve las fotos; a quien no tenga ninguna, otro modelo de reconocimiento solo puede mirarlo tras un nuevo registro.",
    removing: "Quitando las fotos…",
    removed: "Se quitaron las fotos.",
    keptAgain: "A partir de ahora se conservan fotos de nuevo.",
    keptNoMore: "A partir de ahora no se conserva ninguna foto.",
  },
} satisfies Catalogue["retention"];
