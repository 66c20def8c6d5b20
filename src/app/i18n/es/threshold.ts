import type { Catalogue } from "../catalogue.ts";

export default {
  inUseAuto: "En uso: según el número de personas.",
  autoText:
    "Cuantas más hay registradas, más arriba empieza una coincidencia, para que como máximo 1 desconocido de cada 100 se tome por alguien.",
  verify: "Verificar compara con una sola persona; ahí una coincidencia empieza en {{threshold}}.",
  inUse: "En uso: {{threshold}}.",
  inUseStandard: "En uso: {{threshold}}, el estándar.",
  standard: "Volver al estándar",
  auto: "Según el número de personas",
} satisfies Catalogue["threshold"];
