import type { Catalogue } from "../catalogue.ts";

export default {
  label: "मुख्य",
  identify: "पहचानें",
  enrol: "नामांकन",
  people: "लोग",
  verify: "सत्यापित करें",
  rollCall: "हाज़िरी",
  more: "और",
  skip: "सीधे सामग्री पर जाएँ",
} satisfies Catalogue["navigation"];
