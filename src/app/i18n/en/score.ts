export default {
  notAlike: "Not alike",
  similar: "Similar, compare",
  veryStrong: "Very strong match",
  strong: "Strong match",
  match: "Match",
  fewer: "Fewer than 1 stranger in {{strangers, number}} would score this high.",
  many: "Many strangers would score this high.",
  about: "About 1 stranger in {{strangers, number}} would score this high.",
  numbers: "Score {{score}}; a match begins at {{minScore}}.",
  numbersSet: "Score {{score}}; a match begins at {{minScore}}, as set on this device.",
} as const;
