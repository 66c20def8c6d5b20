import type { Catalogue } from "../catalogue.ts";

export default {
  language: "اللغة",
  look: "المظهر",
  themes: {
    system: "تلقائي",
    light: "فاتح",
    dark: "داكن",
    sun: "شمس ساطعة",
  },
} satisfies Catalogue["settings"];
