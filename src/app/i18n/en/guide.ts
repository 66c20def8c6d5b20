export default {
  title: "User guide",
  contents: "Contents",
  inEnglish: "What is not translated yet is in English.",
  older: "The English text of this part is newer.",
} as const;
