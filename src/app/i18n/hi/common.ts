import type { Catalogue } from "../catalogue.ts";

export default {
  back: "वापस",
  cancel: "रद्द करें",
  change: "बदलें",
  create: "बनाएँ",
  delete: "मिटाएँ",
  deleteName: "{{name}} को मिटाएँ",
  loading: "लोड हो रहा है…",
  name: "नाम",
  nothingChanged: "कुछ नहीं बदला।",
  people_one: "{{count, number}} व्यक्ति",
  people_other: "{{count, number}} लोग",
  save: "सहेजें",
  saving: "सहेजा जा रहा है…",
  undo: "वापस लें",
  doneOf: "{{total, number}} में से {{done, number}}",
  stop: "रोकें",
} satisfies Catalogue["common"];
