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
  title: "Settings",
  leftHanded: "Left-handed",
  leftHandedText: "The main buttons lie on the left, in reach of that thumb.",
  camera: "Camera",
  autoShutter: "Take the photo by itself",
  autoShutterText: "When enrolling, as soon as the picture is good.",
  further: "More to know",
} as const;
