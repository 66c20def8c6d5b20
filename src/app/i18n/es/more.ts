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
    retention: {
      name: "Conservación",
      text: "A quién se le acabó el plazo; purgar",
    },
    import: {
      name: "Importar y exportar",
      text: "Muchas personas desde una carpeta o un ZIP, o a un archivo",
    },
    backup: { name: "Copia de seguridad", text: "Todo en un archivo cifrado, y de vuelta" },
    insights: {
      name: "Análisis",
      text: "Lo bien que se distingue a sus propias personas",
    },
    models: {
      name: "Modelo de reconocimiento",
      text: "Cuál se usa; traiga otros",
    },
    audit: {
      name: "Registro de auditoría",
      text: "Quién hizo qué y cuándo",
    },
    samples: {
      name: "Fotos de ejemplo",
      text: "Pruebe la aplicación sin cámara",
    },
    settings: {
      name: "Ajustes",
      text: "Idioma, aspecto, cámara, umbral, almacenamiento",
    },
    guide: {
      name: "Guía de uso",
      text: "Cada pantalla, paso a paso",
    },
    about: {
      name: "Acerca de",
      text: "Lo que conviene saber, novedades, licencias",
    },
  },
  groups: {
    people: "Con personas",
    quality: "Cómo funciona de bien",
    app: "La aplicación",
  },
  notFound: {
    title: "No existe esa página",
    heading: "Aquí no hay nada",
    text: "La dirección es incorrecta o antigua.",
  },
  notLoaded: {
    title: "Página no cargada",
    heading: "No se ha podido obtener esta página",
    text: "Conéctese a la red y recargue.",
  },
} satisfies Catalogue["more"];
