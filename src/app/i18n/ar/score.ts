import type { Catalogue } from "../catalogue.ts";

export default {
  notAlike: "لا تشابه",
  similar: "تشابه، قارن",
  veryStrong: "تطابق قوي جدًا",
  strong: "تطابق قوي",
  match: "تطابق",
  fewer: "أقل من غريب واحد من كل {{strangers, number}} يبلغ هذه الدرجة.",
  many: "كثير من الغرباء يبلغون هذه الدرجة.",
  about: "نحو غريب واحد من كل {{strangers, number}} يبلغ هذه الدرجة.",
  numbers: "الدرجة {{score}}؛ يبدأ التطابق عند {{minScore}}.",
  numbersSet: "الدرجة {{score}}؛ يبدأ التطابق عند {{minScore}}، كما ضُبط على هذا الجهاز.",
} satisfies Catalogue["score"];
