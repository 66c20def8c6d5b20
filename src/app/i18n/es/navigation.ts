import type { Catalogue } from "../catalogue.ts";

export default {
  label: "Principal",
  identify: "Identificar",
  enrol: "Registrar",
  people: "Personas",
  verify: "Verificar",
  rollCall: "Pasar lista",
  more: "Más",
  skip: "Ir al contenido",
} satisfies Catalogue["navigation"];
