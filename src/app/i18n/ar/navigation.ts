import type { Catalogue } from "../catalogue.ts";

export default {
  label: "الرئيسية",
  identify: "تعرّف",
  enrol: "تسجيل",
  people: "الأشخاص",
  verify: "تحقّق",
  rollCall: "نداء الأسماء",
  more: "المزيد",
  skip: "انتقل إلى المحتوى",
} satisfies Catalogue["navigation"];
