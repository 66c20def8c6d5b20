import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Más",
  links: {
    verify: {
      name: "Verificar",
      text: "¿Es esta la persona que dice ser?",
    },
    collections: {
      name: "Colecciones",
      text: "Grupos de personas",
    },
    import: {
      name: "Importar personas",
      text: "Muchas a la vez, de una carpeta o un ZIP",
    },
    insights: {
      name: "Análisis",
      text: "Lo bien que se distingue a sus propias personas",
    },
    models: {
      name: "Modelos",
      text: "Cuáles se usan; traiga otros",
    },
    audit: {
      name: "Registro de auditoría",
      text: "Quién hizo qué y cuándo",
    },
    samples: {
      name: "Fotos de ejemplo",
      text: "Pruebe la aplicación sin cámara",
    },
  },
  notFound: {
    title: "No existe esa página",
    heading: "Aquí no hay nada",
    text: "La dirección es incorrecta o antigua.",
  },
} satisfies Catalogue["more"];
