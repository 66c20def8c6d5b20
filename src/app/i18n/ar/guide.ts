import type { Catalogue } from "../catalogue.ts";

export default {
  title: "دليل الاستخدام",
  contents: "المحتويات",
  inEnglish: "الدليل متاح بالإنجليزية فقط حتى الآن.",
} satisfies Catalogue["guide"];
