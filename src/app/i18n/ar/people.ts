import type { Catalogue } from "../catalogue.ts";

export default {
  title: "الأشخاص",
  none: "لم يُسجَّل أحد بعد",
  noneText:
    "سجّل الشخص الأول بصورة أو بالكاميرا، أو جرّب التطبيق بصور نموذجية. يبقى كل شيء على هذا الجهاز.",
  enrolOne: "تسجيل شخص",
  samples: "صور نموذجية",
  nobodyFound: "لم يُعثر على أحد",
  nobodyFoundText: "لا أحد يطابق هذا البحث. جرّب حروفًا أقل.",
  clear: "مسح البحث",
  search: "بحث",
  searchIn: "الاسم أو المعرّف أو الجنسية أو الملاحظات",
  sortBy: "الترتيب حسب",
  rising: "تصاعدي؛ غيّر إلى تنازلي",
  falling: "تنازلي؛ غيّر إلى تصاعدي",
  collection: "المجموعة",
  everybody: "كل الأشخاص",
  collectionOf: "{{name}} ({{count, number}})",
  typeName: "اكتب اسمًا أو معرّفًا",
  nobodyByName: "لا أحد بهذا الاسم.",
  nobodyYet: "لم يُسجَّل أحد بعد.",
} satisfies Catalogue["people"];
