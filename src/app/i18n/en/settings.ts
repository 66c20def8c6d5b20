export default {
  language: "Language",
  look: "Look",
  themes: {
    system: "Automatic",
    light: "Light",
    dark: "Dark",
    sun: "Bright sun",
  },
  threshold: "Threshold for a match",
  thresholdHint: "Insights tries others on your own people, and sets them.",
  honest: "What to know",
  honestText:
    "Photos and templates never leave this device. A score is evidence; a person decides. The app is not certified for any purpose. It does not guess age, gender or emotion. How often strangers are taken for each other differs between groups of people, so look twice before you act on a match.",
} as const;
