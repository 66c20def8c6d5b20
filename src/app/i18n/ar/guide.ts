import type { Catalogue } from "../catalogue.ts";

export default {
  title: "دليل الاستخدام",
  contents: "المحتويات",
  inEnglish: "ما لم يُترجم بعد يظهر بالإنجليزية.",
  older: "النص الإنجليزي لهذا الجزء أحدث.",
} satisfies Catalogue["guide"];
