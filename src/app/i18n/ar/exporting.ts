import type { Catalogue } from "../catalogue.ts";

export default {
  title: "تصدير أشخاص",
  intro: "تُكتب بياناتهم، وصورهم إن شئت، في ملف. ولا يحوي القوالب أبدًا.",
  who: "من",
  export: "تصدير",
  nameTitle: "تصدير {{name}}",
  countTitle_zero: "تصدير",
  countTitle_one: "تصدير شخص واحد",
  countTitle_two: "تصدير شخصين",
  countTitle_few: "تصدير {{count, number}} أشخاص",
  countTitle_many: "تصدير {{count, number}} شخصًا",
  countTitle_other: "تصدير {{count, number}} شخص",
  format: "نوع الملف",
  formats: {
    zip: {
      name: "‏ZIP مع الصور",
      text: "جدول بالبيانات، والصور الصغيرة المحفوظة كملفات صور. يستطيع Visavis استيراده من جديد.",
    },
    csv: {
      name: "CSV",
      text: "البيانات في جدول، لجداول البيانات. بلا صور.",
    },
    json: {
      name: "JSON",
      text: "البيانات لبرامج أخرى. بلا صور.",
    },
    images: {
      name: "‏JSON مع الصور",
      text: "مثله، مع الصور الصغيرة المحفوظة. يستطيع Visavis استيراده مجددًا.",
    },
  },
  tooMany:
    "يقبل الاستيراد {{most, number}} ملف على الأكثر. لاستيراد هؤلاء من جديد، صدّرهم مجموعةً مجموعة.",
  notEncrypted:
    "الملف غير مشفّر. من يحصل عليه يستطيع قراءة كل ما فيه: احفظه حيث لا يقرؤه إلا من يحق له.",
  start: "تصدير دون تشفير",
  writing: "جارٍ كتابة الملف…",
  done: "صُدِّر: {{people}}. الملف غير مشفّر.",
  withoutPhoto:
    "لا صورة محفوظة لـ: {{people}}. هم في الملف من دون صورة، ولا يستطيع الاستيراد تسجيلهم.",
  stopped: "توقّف. لم يُكتب أي ملف.",
  notWritten: "تعذّرت كتابة الملف. اختر مكانًا آخر ثم حاول مرة أخرى.",
  nothingWritten: "لم يُكتب أي ملف.",
} satisfies Catalogue["exporting"];
