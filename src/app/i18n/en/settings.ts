export default {
  language: "Language",
  look: "Look",
  themes: {
    system: "Automatic",
    light: "Light",
    dark: "Dark",
    sun: "Bright sun",
  },
} as const;
