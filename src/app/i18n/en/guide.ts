export default {
  title: "User guide",
  contents: "Contents",
  inEnglish: "The guide is written in English so far.",
} as const;
