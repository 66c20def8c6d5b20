import type { Catalogue } from "../catalogue.ts";

export default {
  language: "भाषा",
  look: "रूप",
  themes: {
    system: "स्वचालित",
    light: "हल्का",
    dark: "गहरा",
    sun: "तेज़ धूप",
  },
} satisfies Catalogue["settings"];
