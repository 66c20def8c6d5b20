import type { Catalogue } from "../catalogue.ts";

export default {
  failed: "El reconocimiento está apagado",
  begun: "Iniciando…",
  ready: "Listo, funciona sin conexión",
  preparing: "Listo, guardando para usar sin conexión…",
  notSaved: "Listo, no guardado para usar sin conexión",
  needsConnection: "Listo, necesita esta conexión",
} satisfies Catalogue["status"];
