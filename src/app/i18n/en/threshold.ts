export default {
  inUseAuto: "In use: by the number of people.",
  autoText:
    "The more are enrolled, the higher a match begins, so that at most 1 stranger in 100 is taken for anybody.",
  verify: "Verify compares with one person alone; there a match begins at {{threshold}}.",
  inUse: "In use: {{threshold}}.",
  inUseStandard: "In use: {{threshold}}, the standard.",
  standard: "Back to the standard one",
  auto: "By the number of people",
} as const;
